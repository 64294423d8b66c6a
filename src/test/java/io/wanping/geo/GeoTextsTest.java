package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"geo", "geo_en"})
    void hasATextForEveryFindingSystemAndSourceAndNoOthers(String bundle) throws IOException {
        Stream<String> findings = Arrays.stream(GeoFinding.values())
                .flatMap(code -> Stream.of("", ".seen", ".expected", ".fix").map(suffix -> code.code() + suffix));
        Stream<String> systems = Arrays.stream(Crs.values()).map(Crs::nameKey);
        Stream<String> sources = Arrays.stream(CoordinateSource.values()).map(CoordinateSource::nameKey);

        assertThat(new TreeSet<>(texts(bundle).stringPropertyNames()))
                .isEqualTo(Stream.of(findings, systems, sources)
                        .flatMap(keys -> keys)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void leavesNoTextEmpty() throws IOException {
        assertThat(texts("geo").values()).noneMatch(text -> text.toString().isBlank());
        assertThat(texts("geo_en").values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream file =
                Objects.requireNonNull(GeoTextsTest.class.getResourceAsStream("/messages/" + bundle + ".properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
