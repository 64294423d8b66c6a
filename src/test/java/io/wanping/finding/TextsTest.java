package io.wanping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Both languages say the same things, and every finding has all its words. */
class TextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]+)\\}");

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeysAndTheSameGaps(String bundle) throws IOException {
        Properties chinese = load(bundle + ".properties");
        Properties english = load(bundle + "_en.properties");

        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : chinese.stringPropertyNames()) {
            assertThat(gaps(english.getProperty(key))).as(key).isEqualTo(gaps(chinese.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void everyFindingHasATitleAndSaysWhatWasSeenWhatWasExpectedAndWhatToDo(Class<? extends FindingCode> catalogue) {
        Texts texts = new Texts();
        for (FindingCode finding : catalogue.getEnumConstants()) {
            for (String part : Set.of("", ".seen", ".expected", ".fix")) {
                String key = finding.code() + part;
                assertThat(texts.text(key, Map.of(), Locale.CHINESE)).as(key).isNotEqualTo(key);
                assertThat(texts.text(key, Map.of(), Locale.ENGLISH)).as(key).isNotEqualTo(key);
            }
        }
    }

    static Stream<String> bundles() {
        return Texts.BUNDLES.stream();
    }

    static Stream<Class<?>> catalogues() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(FindingCode.class));
        return scan.findCandidateComponents("io.wanping").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(TextsTest::named)
                .filter(Class::isEnum);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(MESSAGES.resolve(file))));
        return properties;
    }
}
