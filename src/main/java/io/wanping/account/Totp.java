package io.wanping.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords after RFC 6238 (and RFC 4226 for the truncation), as authenticator apps make them: HMAC-SHA-1, steps of
 * thirty seconds, six digits. Pure.
 */
final class Totp {

    static final int DIGITS = 6;
    private static final String ALGORITHM = "HmacSHA1";
    private static final long STEP_SECONDS = 30;
    /** Clocks of telephones are a little off: the step before and the one after are taken too. */
    private static final int STEPS_AROUND = 1;

    private Totp() {}

    /** The step of a code that is right about now and later than the last one used; a code is good once. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long lastStep) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        for (long step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
            if (step > lastStep && sameText(code(secret, step, DIGITS, ALGORITHM), code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(byte[] secret, Instant at) {
        return code(secret, Math.floorDiv(at.getEpochSecond(), STEP_SECONDS), DIGITS, ALGORITHM);
    }

    static String code(byte[] secret, long step, int digits, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            long limit = (long) Math.pow(10, digits);
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % limit);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In a time that does not depend on where the texts differ. */
    private static boolean sameText(String left, String right) {
        return java.security.MessageDigest.isEqual(
                left.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                right.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
