package io.wanping.walk;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a clerk's telephone, after RFC 6238: knows the key as typed from the screen, and nothing of the product's own code. */
final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_SIGN = 5;
    private static final long STEP_SECONDS = 30;
    private static final int SIX_DIGITS = 1_000_000;

    private final byte[] key;

    Authenticator(String typed) {
        StringBuilder bits = new StringBuilder();
        for (char sign : typed.replaceAll("\\s", "").toCharArray()) {
            String five = Integer.toBinaryString(BASE32.indexOf(sign));
            bits.append("0".repeat(BITS_OF_A_SIGN - five.length())).append(five);
        }
        key = new byte[bits.length() / Byte.SIZE];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * Byte.SIZE, (i + 1) * Byte.SIZE), 2);
        }
    }

    String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS))
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % SIX_DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
