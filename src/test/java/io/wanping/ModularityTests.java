package io.wanping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules keep to themselves, use each other only downwards, and are drawn as they are. */
class ModularityTests {

    /** Who may use whom, from the bottom up; the same order as in the design. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("finding", Set.of()),
            Map.entry("geo", Set.of("finding")),
            Map.entry("account", Set.of("finding")),
            Map.entry("audit", Set.of("account", "finding")),
            Map.entry("zoning", Set.of("geo", "finding", "account", "audit")),
            Map.entry("register", Set.of("zoning", "geo", "finding", "account", "audit")),
            Map.entry("journal", Set.of("register", "zoning", "geo", "finding", "account", "audit")),
            Map.entry("survey", Set.of("journal", "register", "zoning", "geo", "finding", "account", "audit")),
            Map.entry("progress", Set.of("journal", "register", "zoning", "geo", "finding", "account", "audit")),
            Map.entry(
                    "report",
                    Set.of("progress", "journal", "register", "zoning", "geo", "finding", "account", "audit")),
            Map.entry("map", Set.of("progress", "journal", "register", "zoning", "geo", "finding", "account", "audit")),
            Map.entry(
                    "shell",
                    Set.of(
                            "map",
                            "report",
                            "progress",
                            "survey",
                            "journal",
                            "register",
                            "zoning",
                            "geo",
                            "finding",
                            "account",
                            "audit")));

    private static final Path DRAWING = Path.of("docs/modules/modules.md");

    private final ApplicationModules modules = ApplicationModules.of(Wanping.class);

    @Test
    void noModuleReachesIntoAnother() {
        modules.verify();
    }

    @Test
    void modulesUseEachOtherOnlyDownwards() {
        for (ApplicationModule module : modules) {
            assertThat(MAY_USE).containsKey(name(module));
            assertThat(uses(module)).as(name(module)).isSubsetOf(MAY_USE.get(name(module)));
        }
    }

    /** Run with {@code -Dwanping.accept=true} to draw it anew. */
    @Test
    void theDrawingShowsTheModulesAsTheyAre() throws IOException {
        String drawing = drawing();
        if (Boolean.getBoolean("wanping.accept")) {
            Files.createDirectories(DRAWING.getParent());
            Files.writeString(DRAWING, drawing);
        }
        assertThat(Files.readString(DRAWING)).isEqualTo(drawing);
    }

    private String drawing() {
        StringBuilder text = new StringBuilder("""
                # Modules
                Drawn from the code by `ModularityTests`; run `mvn test -Dtest=ModularityTests -Dwanping.accept=true` to draw it anew.

                ```mermaid
                flowchart TD
                """);
        for (String module :
                new TreeSet<>(modules.stream().map(ModularityTests::name).collect(Collectors.toSet()))) {
            for (String used : uses(modules.getModuleByName(module).orElseThrow())) {
                text.append("  ").append(module).append(" --> ").append(used).append('\n');
            }
        }
        return text.append("```\n").toString();
    }

    private Set<String> uses(ApplicationModule module) {
        return new TreeSet<>(module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModularityTests::name)
                .filter(used -> !used.equals(name(module)))
                .collect(Collectors.toSet()));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    @Test
    void everyModuleSaysWhatItOwns() throws IOException {
        for (ApplicationModule module : modules) {
            Path info = Path.of("src/main/java/io/wanping", name(module), "package-info.java");
            assertThat(Files.readString(info)).contains("@NullMarked").contains("/**");
        }
        assertThat(List.copyOf(MAY_USE.keySet())).isNotEmpty();
    }
}
