package io.wanping.survey.understanding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;

/** The same for tables of the same kind with the same headings in the same order, however they are spaced. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(SheetKind kind, List<String> headings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.name().getBytes(StandardCharsets.UTF_8));
            for (String heading : headings) {
                String plain =
                        Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("\\s+", "");
                digest.update((plain + '\n').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
