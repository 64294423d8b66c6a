package io.wanping.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice as a reader that knows nothing of ours: what it turns into pages is what people will see. */
public final class Office {

    private static final long MINUTES = 4;

    private Office() {}

    /** Pages as LibreOffice lays them out. */
    public record Printed(List<String> pages, List<Path> pictures) {

        public String text() {
            return String.join("\n", pages);
        }
    }

    /**
     * Opens a file, prints it to PDF, and its pages to PNG beside it.
     *
     * @param folder is left behind, for people to look at
     */
    public static Printed print(Path folder, String name, byte[] content) {
        Path soffice = Requirement.OFFICE.orSkip();
        try {
            Files.createDirectories(folder);
            Path file = Files.write(folder.resolve(name), content);
            convert(soffice, folder, file, "pdf");
            String stem = name.replaceFirst("\\.[^.]+$", "");
            Path pdf = folder.resolve(stem + ".pdf");
            for (Path old : pictures(folder, stem)) {
                Files.delete(old);
            }
            String text = run(folder, "pdftotext", "-layout", pdf.toString(), "-");
            run(
                    folder,
                    "pdftoppm",
                    "-r",
                    "80",
                    "-png",
                    pdf.toString(),
                    folder.resolve(stem).toString());
            return new Printed(List.of(text.split("\f")), pictures(folder, stem));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Path> pictures(Path folder, String stem) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith(stem + "-")
                            && path.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    /** The file as LibreOffice writes it again, all formulas computed anew. */
    public static byte[] recomputed(Path folder, String name, byte[] content) {
        Path soffice = Requirement.OFFICE.orSkip();
        try {
            Path from = Files.createDirectories(folder.resolve("in"));
            Path file = Files.write(from.resolve(name), content);
            convert(soffice, folder, file, "xlsx");
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void convert(Path soffice, Path folder, Path file, String format) {
        run(
                folder,
                soffice.toString(),
                "-env:UserInstallation="
                        + folder.resolve("profile").toAbsolutePath().toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                format,
                "--outdir",
                folder.toString(),
                file.toString());
    }

    private static String run(Path folder, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " took too long");
            }
            String said = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command[0] + ": " + said);
            }
            return said;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
