package io.wanping.map;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The revision of content: the same for the same bytes on every instance, another for any other. */
final class ContentTag {

    private static final int BYTES = 16;

    private ContentTag() {}

    /** A weak ETag, quotes included: the same content may be sent compressed or not. */
    static String of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, BYTES) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
