package io.wanping.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One problem in data: what kind, how grave, where, and the values its explanation needs. Findings are collected and shown, never
 * thrown. The words come from the message files by {@link #code()}; {@link #id()} depends only on code, place and arguments, so a
 * finding that was answered once is recognised when the same file comes again.
 *
 * @param arguments values for the named gaps of the texts, e.g. {@code seen}; never secrets
 */
public record Finding(String code, Severity severity, Place place, Map<String, String> arguments) {

    public Finding {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** Sixteen hexadecimal digits, the same for the same problem in the same place. */
    public String id() {
        StringBuilder text = new StringBuilder(code).append('\n').append(place.text());
        arguments.forEach(
                (name, value) -> text.append('\n').append(name).append('=').append(value));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
