package io.wanping.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must be stored and read again (AES-256-GCM), so that a copy of the database alone opens nothing. The key comes from the
 * setting {@code wanping.secret-key} (32 bytes in Base64; the same for all instances on one database) or from a file made at first need
 * in the data folder, readable by its owner only. Without the key enrolled second factors must be reset.
 */
@Component
class SealedSecrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String configured;
    private final Path file;

    SealedSecrets(@Value("${wanping.secret-key:}") String configured, @Value("${wanping.data-directory}") Path folder) {
        this.configured = configured;
        this.file = folder.resolve("secret.key");
    }

    /** @param owner whose secret it is; sealed for somebody else it does not open */
    String seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException when it was sealed with another key or for another owner, or tampered with */
    byte[] open(String text, String owner) {
        byte[] bytes = Base64.getDecoder().decode(text);
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(bytes, NONCE_BYTES),
                Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length),
                owner);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("a sealed secret does not open with this key", fault);
        }
    }

    private byte[] key() {
        byte[] key = Base64.getDecoder().decode(configured.isBlank() ? fromFile() : configured.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("the secret key must be " + KEY_BYTES + " bytes in Base64");
        }
        return key;
    }

    private String fromFile() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void make() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".key");
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // the other one's key is as good
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What a secret may be stored as when it need only be recognised: random enough for one plain hash. */
    static String fingerprint(String secret) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Random text of letters and digits that are not mistaken for each other, in groups of four. */
    static String randomText(int groups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups * 4; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append("abcdefghjkmnpqrstuvwxyz23456789".charAt(RANDOM.nextInt(31)));
        }
        return text.toString();
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
