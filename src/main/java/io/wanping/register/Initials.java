package io.wanping.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first pinyin letters of a name, by which people look for it: 市北高新 is {@code sbgx}. Other letters and digits stay, all else goes.
 *
 * <p>One letter for each of the 20 902 characters from U+4E00, in that order, taken from the pinyin order of Unicode CLDR.
 *
 * <p>Limits: a character with several readings has the letter of the most common one (重 is {@code z}, so 重庆 is {@code zq}).
 */
final class Initials {

    private static final char FIRST = '\u4E00';
    private static final int LONGEST = 200;
    private static final String LETTERS = read();

    private Initials() {}

    static @Nullable String of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        StringBuilder initials = new StringBuilder();
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length() && initials.length() < LONGEST; i++) {
            char letter = plain.charAt(i);
            int at = letter - FIRST;
            if (at >= 0 && at < LETTERS.length()) {
                initials.append(LETTERS.charAt(at));
            } else if (letter < 128 && Character.isLetterOrDigit(letter)) {
                initials.append(letter);
            }
        }
        return initials.isEmpty() ? null : initials.toString();
    }

    private static String read() {
        try (InputStream in = Initials.class.getResourceAsStream("/pinyin/initials-4e00-9fa5.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
