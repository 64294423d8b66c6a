package io.wanping.survey.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small comma-separated list of {@code gis-data/reference}: no quotes, lists inside a cell are split by {@code |}. */
public final class ReferenceTable {

    private static final String FOLDER = "/gis-data/reference/";

    private ReferenceTable() {}

    /** The rows below the heading; cells missing at the end are empty. */
    public static List<List<String>> read(String file, int columns) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing");
            }
            List<List<String>> rows = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line :
                    text.lines().skip(1).filter(line -> !line.isBlank()).toList()) {
                List<String> cells = new ArrayList<>(List.of(line.split(",", columns)));
                while (cells.size() < columns) {
                    cells.add("");
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static List<String> list(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.split("\\|"));
    }
}
