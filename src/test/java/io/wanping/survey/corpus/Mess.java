package io.wanping.survey.corpus;

import io.wanping.survey.checking.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One workbook of the corpus: a named mess, the line of the domain's mess table it stands for, and the truth about it.
 *
 * <p>Tables are named by their key ({@code 地块}, {@code 地块[2]}), rows by Excel number, columns by letters or, on forms, by the cell.
 */
public final class Mess {

    private final String name;
    private final String line;
    private final String fileName;
    private final byte[] file;
    private final Map<String, String> roles = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final List<String> says = new ArrayList<>();
    private String refusal = "";

    private Mess(String name, String line, String fileName, byte[] file) {
        this.name = name;
        this.line = line;
        this.fileName = fileName;
        this.file = file.clone();
    }

    static Mess of(String name, String line, String fileName, byte[] file) {
        return new Mess(name, line, fileName, file);
    }

    static Mess of(String name, String line, WorkbookBuilder builder) {
        return new Mess(name, line, name + ".xlsx", builder.bytes());
    }

    /** The roles of a table's rows, in order. */
    Mess roles(String table, String roles) {
        this.roles.put(table, roles);
        return this;
    }

    /** {@code "C landArea_m2"}; {@code "C -"} for a column that no field takes. */
    Mess columns(String table, String... columns) {
        for (String column : columns) {
            String[] parts = column.split(" ");
            this.columns.put(table + " " + parts[0], parts[1]);
        }
        return this;
    }

    /** {@code "landArea_m2=1000"}; {@code "remarks="} for a field that must stay empty, {@code "geometry~10000"} for an area within 1 %. */
    Mess row(String sheet, int row, Outcome outcome, String... values) {
        outcomes.put(sheet + "!" + row, outcome);
        for (String value : values) {
            String[] parts = value.split("[=~]", 2);
            boolean roughly = value.startsWith(parts[0] + "~");
            this.values.put(sheet + "!" + row + " " + parts[0], (roughly ? "~" : "") + parts[1]);
        }
        return this;
    }

    /** {@code "survey.number-range 地块!C3"}, or without a place. */
    Mess says(String... findings) {
        says.addAll(List.of(findings));
        return this;
    }

    /** The code with which the file as a whole is refused. */
    Mess refused(String code) {
        refusal = code;
        return this;
    }

    public String name() {
        return name;
    }

    public String line() {
        return line;
    }

    public String fileName() {
        return fileName;
    }

    public byte[] file() {
        return file.clone();
    }

    public Map<String, String> roles() {
        return roles;
    }

    public Map<String, String> columns() {
        return columns;
    }

    public Map<String, String> values() {
        return values;
    }

    public Map<String, Outcome> outcomes() {
        return outcomes;
    }

    public List<String> says() {
        return says;
    }

    public String refusal() {
        return refusal;
    }

    @Override
    public String toString() {
        return name;
    }
}
