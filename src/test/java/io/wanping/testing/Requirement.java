package io.wanping.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A program outside Java that some tests need. Where it is not installed those tests are skipped, saying so in one line; where it is named
 * in the system property {@code wanping.require} (comma list of {@code postgis,browser,gdal,office}) they fail instead.
 */
public enum Requirement {
    /** The folder of {@code initdb} and {@code pg_ctl} of a PostgreSQL that has PostGIS. */
    POSTGIS("PostgreSQL with PostGIS (initdb, pg_ctl, postgis.control)") {
        @Override
        Optional<Path> find() {
            return Stream.concat(children(Path.of("/usr/lib/postgresql")).map(v -> v.resolve("bin")), searchPath())
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .map(Requirement::real)
                    .filter(Requirement::hasPostgis)
                    .findFirst();
        }
    },
    /** A Chromium that Playwright can drive. */
    BROWSER("Chromium") {
        @Override
        Optional<Path> find() {
            return onSearchPath("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
        }
    },
    /** {@code ogr2ogr}; its siblings stand beside it. */
    GDAL("GDAL (ogr2ogr)") {
        @Override
        Optional<Path> find() {
            return onSearchPath("ogr2ogr");
        }
    },
    /** LibreOffice's {@code soffice}, where {@code pdftoppm} and {@code pdftotext} are there too. */
    OFFICE("LibreOffice (soffice) and poppler-utils (pdftoppm)") {
        @Override
        Optional<Path> find() {
            return onSearchPath("pdftoppm").flatMap(poppler -> onSearchPath("soffice"));
        }
    };

    private final String description;
    private final AtomicBoolean told = new AtomicBoolean();

    Requirement(String description) {
        this.description = description;
    }

    abstract Optional<Path> find();

    /** The program or folder; ends the test as skipped, or as failed where it is required, if there is none. */
    public Path orSkip() {
        return find().orElseThrow(() -> {
            RuntimeException verdict = missing(System.getProperty("wanping.require", ""));
            if (verdict instanceof TestAbortedException && told.compareAndSet(false, true)) {
                System.out.println(verdict.getMessage());
            }
            return verdict;
        });
    }

    RuntimeException missing(String required) {
        String name = name().toLowerCase(Locale.ROOT);
        if (Arrays.stream(required.split(",")).map(String::strip).anyMatch(name::equals)) {
            throw new AssertionFailedError(description + " is required (wanping.require) and not installed");
        }
        return new TestAbortedException("skipped: tests that need " + description + ", which is not installed");
    }

    private static Optional<Path> onSearchPath(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> searchPath().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> searchPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/usr/local/bin"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    /** Newest version first. */
    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> list = Files.list(folder)) {
            Comparator<Path> byVersion = Comparator.comparingInt(Requirement::version);
            return list.sorted(byVersion.reversed()).toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static int version(Path folder) {
        String digits = folder.getFileName().toString().replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Follows a link to the program, since its siblings may only stand beside the original. */
    private static Path real(Path bin) {
        try {
            return bin.resolve("initdb").toRealPath().getParent();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static boolean hasPostgis(Path bin) {
        // Debian, then the layout of a plain build.
        List<Path> shares = List.of(
                Path.of("/usr/share/postgresql", bin.getParent().getFileName().toString()),
                bin.resolveSibling("share").resolve("postgresql"),
                bin.resolveSibling("share"));
        return Files.isExecutable(bin.resolve("pg_ctl"))
                && shares.stream().anyMatch(share -> Files.exists(share.resolve("extension/postgis.control")));
    }
}
