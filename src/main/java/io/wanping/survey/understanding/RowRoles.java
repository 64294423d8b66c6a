package io.wanping.survey.understanding;

import io.wanping.survey.reading.CellRange;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.values.Unit;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what each row of a sheet is, once the header band and the fields of its columns are known. */
final class RowRoles {

    private static final Pattern TOTAL = Pattern.compile("(.{0,12}(合计|小计|总计|总和|共计|累计))([(].*[)])?[:]?");
    private static final Pattern OF_WHICH = Pattern.compile("其中[:]?.{0,12}");
    private static final Pattern TAIL = Pattern.compile(
            "((填表|制表|填报|制单|审核|复核|审批|负责|联系|经办|统计)(人|员|单位|日期|时间|电话)|单位负责人|联系电话|盖章|日期)[:].*|(备注|注|说明|填表说明|填报说明)[:\\d].*|填表说明");
    private static final Pattern NOTE =
            Pattern.compile(".*((填报|申报|编制|报送)(单位|部门|日期|时间)|报告期|统计期|截止日期|数据截至|报表日期|计量单位|制表单位)[:].*|[(]?单位[:].*");
    /** A group by its number: 一、市北, （二）大宁. */
    private static final Pattern SECTION = Pattern.compile("([一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]).{1,30}");

    private static final double SHARE_OF_UNITS = 0.8;

    private final SheetGrid grid;
    private final HeaderBand band;
    private final @Nullable Integer codeColumn;

    private final int firstRow;
    private final int lastRow;

    RowRoles(SheetGrid grid, HeaderBand band, @Nullable Integer codeColumn, int firstRow, int lastRow) {
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        this.grid = grid;
        this.band = band;
        this.codeColumn = codeColumn;
    }

    /** Roles of the rows of the table, those above its headings included. */
    Map<Integer, RowRole> classify() {
        Map<Integer, RowRole> roles = new TreeMap<>();
        for (int row = firstRow; row < band.firstRow(); row++) {
            roles.put(row, grid.isBlank(row) ? RowRole.BLANK : aboveHeader(row));
        }
        band.rows().forEach(row -> roles.put(row, RowRole.HEADER));
        boolean dataSeen = false;
        for (int row = band.lastRow() + 1; row <= lastRow; row++) {
            RowRole role = belowHeader(row, dataSeen);
            dataSeen |= role == RowRole.DATA;
            roles.put(row, role);
        }
        return roles;
    }

    /** Roles where no header band was found. */
    static Map<Integer, RowRole> withoutHeader(SheetGrid grid) {
        Map<Integer, RowRole> roles = new TreeMap<>();
        for (int row = 1; row <= grid.lastRow(); row++) {
            roles.put(row, grid.isBlank(row) ? RowRole.BLANK : RowRole.NOTE);
        }
        return roles;
    }

    private RowRole aboveHeader(int row) {
        List<RawCell> cells = grid.filledCells(row);
        boolean note = cells.size() > 1 || isNoteText(cells.get(0).text());
        return note ? RowRole.NOTE : RowRole.TITLE;
    }

    private RowRole belowHeader(int row, boolean dataSeen) {
        if (grid.isBlank(row)) {
            return RowRole.BLANK;
        }
        if (!dataSeen && isUnitRow(grid, row)) {
            return RowRole.UNIT;
        }
        if (isIndexRow(grid, row)) {
            return RowRole.INDEX;
        }
        if (repeatsHeader(row)) {
            return RowRole.HEADER;
        }
        String first = plain(grid.filledCells(row).get(0).text());
        if (isTotal(row)) {
            return RowRole.SUBTOTAL;
        }
        if (TAIL.matcher(first).matches() && grid.filledCells(row).size() <= 4) {
            return RowRole.TAIL;
        }
        return isSection(row) ? RowRole.NOTE : RowRole.DATA;
    }

    /** A row of its own that names the group below it: one text over several columns. */
    private boolean isSection(int row) {
        List<RawCell> cells = grid.filledCells(row);
        if (cells.size() != 1 || cells.get(0).kind() != RawCell.Kind.TEXT) {
            return false;
        }
        CellRange merge = grid.mergeAt(row, grid.firstFilledColumn(row));
        return (merge != null && merge.columns() >= 3 && merge.rows() == 1)
                || SECTION.matcher(plain(cells.get(0).text())).matches();
    }

    private boolean isTotal(int row) {
        boolean coded = false;
        for (int column = 0, seen = 0; column < grid.columns() && seen < 3; column++) {
            RawCell cell = grid.cell(row, column);
            if (cell.isEmpty()) {
                continue;
            }
            seen++;
            String text = plain(cell.text());
            if (cell.kind() == RawCell.Kind.TEXT) {
                if (TOTAL.matcher(text).matches() && !coded) {
                    return true;
                }
                if (OF_WHICH.matcher(text).matches() && !coded && (codeColumn == null || column <= codeColumn)) {
                    return true;
                }
            }
            coded |= codeColumn != null && column == codeColumn;
        }
        return false;
    }

    /** Whether a total covers all rows before it, not only those since the last one. */
    static boolean isGrandTotal(SheetGrid grid, int row) {
        return grid.filledCells(row).stream()
                .limit(3)
                .map(cell -> plain(cell.text()))
                .anyMatch(text -> text.matches("(总计|合计|总和|共计|累计|总合计)([(].*[)])?[:]?"));
    }

    static boolean isOfWhich(SheetGrid grid, int row) {
        return grid.filledCells(row).stream()
                .limit(3)
                .anyMatch(cell -> OF_WHICH.matcher(plain(cell.text())).matches());
    }

    /** The headings once more, as on every page of a printed form. */
    private boolean repeatsHeader(int row) {
        int same = 0;
        for (int column = 0; column < grid.columns(); column++) {
            RawCell cell = grid.cell(row, column);
            if (!cell.isEmpty()) {
                if (cell.kind() != RawCell.Kind.TEXT || !isHeading(plain(cell.text()), column)) {
                    return false;
                }
                same++;
            }
        }
        return same >= 2;
    }

    private boolean isHeading(String text, int column) {
        return text.equals(plain(grid.filled(band.lastRow(), column).text()))
                || text.equals(plain(grid.filled(band.firstRow(), column).text()));
    }

    static boolean isUnitRow(SheetGrid grid, int row) {
        List<RawCell> cells = grid.filledCells(row);
        long units = cells.stream()
                .filter(cell -> Unit.find(cell.text()).isPresent())
                .count();
        long others = cells.stream()
                .filter(cell -> Unit.find(cell.text()).isEmpty()
                        && !plain(cell.text()).matches("[-—/]+|单位|计量单位|年|月|年月|年月日|日期|文字|是/否|万元|元|kw|%"))
                .count();
        return units >= 1 && others <= cells.size() * (1 - SHARE_OF_UNITS);
    }

    /** 1, 2, 3 … under the headings, also with gaps, as (1) or as A, B, C. */
    static boolean isIndexRow(SheetGrid grid, int row) {
        List<RawCell> cells = grid.filledCells(row);
        if (cells.size() < 3) {
            return false;
        }
        BigDecimal last = null;
        for (RawCell cell : cells) {
            String digits = plain(cell.text()).replaceAll("^[(]|[)]$", "");
            if (!digits.matches("\\d{1,3}")) {
                return false;
            }
            BigDecimal number = new BigDecimal(digits);
            if (last != null && number.subtract(last).compareTo(BigDecimal.ONE) != 0) {
                return false;
            }
            last = number;
        }
        return true;
    }

    static boolean isNoteText(String text) {
        return NOTE.matcher(plain(text)).matches();
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
