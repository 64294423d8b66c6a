package io.wanping.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What land-use codes mean, in every scheme that has them (the file {@code landuse/codes.csv}). Codes clash between schemes, so a word
 * agrees with a code when it does in one of them.
 */
final class LandUseWords {

    private static final Map<String, List<String>> NAMES = read();

    private LandUseWords() {}

    /** The names a code has where the word is none of them; null where they agree, or where the code is not known to us. */
    static @Nullable List<String> otherThan(@Nullable String code, @Nullable String word) {
        List<String> names = code == null || word == null ? null : NAMES.get(code.strip());
        boolean agrees = names == null
                || names.stream()
                        .anyMatch(name ->
                                name.equals(word.strip()) || word.contains(name) || name.contains(word.strip()));
        return agrees ? null : names;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> names = new HashMap<>();
        try (InputStream in = LandUseWords.class.getResourceAsStream("/landuse/codes.csv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                String[] cells = line.split(",", -1);
                if (cells.length >= 3 && cells[1].matches("[0-9A-Za-z]{1,8}")) {
                    names.computeIfAbsent(cells[1], any -> new ArrayList<>()).add(cells[2].strip());
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return names;
    }
}
