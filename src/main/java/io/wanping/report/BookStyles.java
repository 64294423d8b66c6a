package io.wanping.report;

import io.wanping.progress.Lamp;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook, each made once: Excel takes a limited number of them. */
final class BookStyles {

    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String HEAD_FONT = "黑体";
    private static final String TEXT_FONT = "宋体";

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    BookStyles(XSSFWorkbook book) {
        this.book = book;
    }

    XSSFCellStyle title() {
        return make("title", style -> {
            style.setFont(font(TITLE_FONT, 18, false, Palette.INK));
            style.setAlignment(HorizontalAlignment.CENTER);
        });
    }

    XSSFCellStyle note() {
        return make("note", style -> {
            style.setFont(font(TEXT_FONT, 9, false, Palette.INK_3));
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.TOP);
        });
    }

    XSSFCellStyle sentence() {
        return make("sentence", style -> {
            style.setFont(font(TEXT_FONT, 11, false, Palette.INK));
            style.setWrapText(true);
        });
    }

    XSSFCellStyle head() {
        return make("head", style -> {
            style.setFont(font(HEAD_FONT, 10, true, Palette.INK));
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setWrapText(true);
            fill(style, Palette.HEAD);
            box(style);
        });
    }

    /** Text that is kept as text, whatever it looks like: a leading {@code =}, {@code +} or {@code @} never becomes a formula. */
    XSSFCellStyle text(boolean total) {
        return make("text" + total, style -> {
            style.setFont(font(TEXT_FONT, 10, total, Palette.INK));
            style.setWrapText(true);
            style.setIndention((short) 1);
            style.setQuotePrefixed(true);
            total(style, total);
            box(style);
        });
    }

    XSSFCellStyle centred(boolean total) {
        return make("centred" + total, style -> {
            style.setFont(font(TEXT_FONT, 10, total, Palette.INK));
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setWrapText(true);
            total(style, total);
            box(style);
        });
    }

    XSSFCellStyle number(String format, boolean total) {
        return make(format + total, style -> {
            style.setFont(font(TEXT_FONT, 10, total, Palette.INK));
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setDataFormat(book.createDataFormat().getFormat(format));
            total(style, total);
            box(style);
        });
    }

    XSSFCellStyle lamp(Lamp lamp) {
        return make("lamp" + lamp, style -> {
            style.setFont(font(HEAD_FONT, 10, true, Palette.ink(lamp)));
            style.setAlignment(HorizontalAlignment.CENTER);
            fill(style, Palette.wash(lamp));
            box(style);
        });
    }

    private XSSFCellStyle make(String name, Consumer<XSSFCellStyle> look) {
        return made.computeIfAbsent(name, any -> {
            XSSFCellStyle style = book.createCellStyle();
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            look.accept(style);
            return style;
        });
    }

    private XSSFFont font(String name, int points, boolean bold, String colour) {
        XSSFFont font = book.createFont();
        font.setFontName(name);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour(colour));
        return font;
    }

    private static void total(XSSFCellStyle style, boolean total) {
        if (total) {
            fill(style, Palette.TOTAL);
        }
    }

    private static void fill(XSSFCellStyle style, String colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void box(XSSFCellStyle style) {
        XSSFColor rule = colour(Palette.RULE);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(rule);
        style.setBottomBorderColor(rule);
        style.setLeftBorderColor(rule);
        style.setRightBorderColor(rule);
    }

    private static XSSFColor colour(String hex) {
        return new XSSFColor(Palette.rgb(hex), null);
    }
}
