package io.wanping.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a CSV file for spreadsheets. Text stays text: a cell that a spreadsheet would take for a formula begins with an apostrophe. Pure.
 */
public final class CsvLine {

    /** Before the first line, so that spreadsheets read UTF-8. */
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n|%";

    private CsvLine() {}

    /** The cells, and the end of the line. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
