package io.wanping.register.consistency;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What land-use codes mean, in each scheme that has them: 1001 is 工业用地 in one and 铁路用地 in another, so a word fits a code when it fits
 * in any scheme. Read once from {@code gis-data/reference/landuse_codes.csv}; a code that is not in it says nothing.
 */
@Component
class LandUseCodes {

    private static final String TABLE = "gis-data/reference/landuse_codes.csv";
    private static final int SCHEME = 0;
    private static final int CODE = 1;
    private static final int NAME = 2;
    private static final int COLUMNS = 4;

    private record Meaning(String scheme, String name) {}

    private final Map<String, List<Meaning>> meanings = new LinkedHashMap<>();

    LandUseCodes() throws IOException {
        try (InputStream stream = new ClassPathResource(TABLE).getInputStream()) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length >= COLUMNS)
                    .forEach(cells -> meanings.merge(
                            cells[CODE].toUpperCase(Locale.ROOT),
                            List.of(new Meaning(cells[SCHEME], cells[NAME])),
                            (some, more) ->
                                    Stream.concat(some.stream(), more.stream()).toList()));
        }
    }

    /** What the code means where the word says something else; empty where they agree, or the code is not known. */
    Optional<String> contradiction(String code, String word) {
        List<Meaning> known = meanings.getOrDefault(bare(code), List.of());
        String said = stem(word);
        if (known.isEmpty() || known.stream().anyMatch(meaning -> agree(stem(meaning.name()), said))) {
            return Optional.empty();
        }
        return Optional.of(String.join(" / ", known.stream().map(Meaning::name).toList()));
    }

    private static boolean agree(String meaning, String said) {
        return meaning.contains(said) || said.contains(meaning);
    }

    /** Without a scheme written before it. */
    private static String bare(String code) {
        String plain = code.strip().toUpperCase(Locale.ROOT);
        return plain.substring(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf(' ')) + 1);
    }

    /** Classes and the word 用地 say nothing about what it is used for. */
    private static String stem(String name) {
        String stem = name.replaceAll("\\s+", "").replaceFirst("^[一二三]类", "").replaceFirst("(用地|设施用地)$", "");
        return stem.isEmpty() ? name : stem;
    }
}
