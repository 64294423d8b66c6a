package io.wanping.survey.batch;

import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.SheetKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** Blank workbooks to be filled in: every field of a register with its unit, drop-downs, and a page that explains them with examples. */
@Component
public class Templates {

    private static final int ROWS = 500;
    private static final int FIRST_ROW = 4;
    private static final Map<String, SheetKind> REGISTERS =
            Map.of("site", SheetKind.SITE, "building", SheetKind.BUILDING, "posting", SheetKind.POSTING);

    private final Texts texts;
    private final CodedCells codedCells;

    Templates(Texts texts, CodedCells codedCells) {
        this.texts = texts;
        this.codedCells = codedCells;
    }

    /** A workbook and what it is called. */
    public record Made(String name, byte[] bytes) {}

    /** @throws Refused for a register there is no template of */
    Made make(String register) {
        SheetKind kind = REGISTERS.get(register.toLowerCase(Locale.ROOT));
        if (kind == null) {
            String seen = register.length() <= 40 ? register : register.substring(0, 40) + "…";
            throw Refused.notFound("survey.template-unknown", "seen", seen);
        }
        List<ImportField> fields = ImportField.list().stream()
                .filter(field -> field.fits(kind) && !ImportField.HISTORY.contains(field.name()))
                .toList();
        String title = texts.text("survey.kind." + kind, Locale.CHINESE) + "调查表";
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            table(workbook, texts.text("survey.kind." + kind, Locale.CHINESE), title, fields, kind);
            instructions(workbook, fields, kind);
            workbook.write(out);
            return new Made(title + "（模板）.xlsx", out.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void table(XSSFWorkbook workbook, String name, String title, List<ImportField> fields, SheetKind kind) {
        XSSFSheet sheet = workbook.createSheet(name);
        sheet.createRow(0).createCell(0).setCellValue(title);
        sheet.createRow(1).createCell(0).setCellValue("填报单位：");
        sheet.createRow(2).createCell(0).setCellValue("报告期：");
        Row headings = sheet.createRow(FIRST_ROW - 1);
        CellStyle needed = heading(workbook, IndexedColors.LIGHT_ORANGE);
        CellStyle other = heading(workbook, IndexedColors.GREY_25_PERCENT);
        CellStyle text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        for (int column = 0; column < fields.size(); column++) {
            ImportField field = fields.get(column);
            XSSFCell cell = (XSSFCell) headings.createCell(column);
            cell.setCellValue(label(field));
            cell.setCellStyle(isNeeded(field, kind) ? needed : other);
            sheet.setColumnWidth(column, Math.max(10, label(field).length() * 2 + 4) * 256);
            boolean digits = field.kind() == io.wanping.survey.understanding.ValueKind.CODE;
            if (digits) {
                // Text, so that no code becomes a date or loses its zeros.
                sheet.setDefaultColumnStyle(column, text);
            }
            codedCells.offer(sheet, field, FIRST_ROW, FIRST_ROW + ROWS - 1, column);
        }
        sheet.createFreezePane(0, FIRST_ROW);
    }

    private void instructions(XSSFWorkbook workbook, List<ImportField> fields, SheetKind kind) {
        XSSFSheet sheet = workbook.createSheet("填写说明");
        sheet.createRow(0).createCell(0).setCellValue("填写说明（本表不导入）。橙色列必填；填报单位和报告期写在第 2、3 行 B 列。");
        String[] names = {"列", "必填", "单位", "可选值", "示例"};
        int[] widths = {22, 6, 10, 60, 40};
        Row headings = sheet.createRow(1);
        CellStyle head = heading(workbook, IndexedColors.GREY_25_PERCENT);
        for (int column = 0; column < names.length; column++) {
            headings.createCell(column).setCellValue(names[column]);
            headings.getCell(column).setCellStyle(head);
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        int number = 2;
        for (ImportField field : fields) {
            Row row = sheet.createRow(number++);
            row.createCell(0).setCellValue(texts.text(field.labelKey(), Locale.CHINESE));
            row.createCell(1).setCellValue(isNeeded(field, kind) ? "是" : "");
            row.createCell(2)
                    .setCellValue(
                            field.dimension() == null ? "" : field.dimension().storedUnit());
            row.createCell(3).setCellValue(String.join("、", codedCells.choices(field)));
            row.createCell(4).setCellValue(example(field));
        }
    }

    private static boolean isNeeded(ImportField field, SheetKind kind) {
        return kind == SheetKind.POSTING
                ? ImportField.POSTING_NEEDS.contains(field.name())
                : field.name().equals(ImportField.CODE);
    }

    private String label(ImportField field) {
        String unit = field.dimension() == null ? "" : field.dimension().storedUnit();
        return texts.text(field.labelKey(), Locale.CHINESE) + (unit.isEmpty() ? "" : "（" + unit + "）");
    }

    private String example(ImportField field) {
        List<String> choices = codedCells.choices(field);
        if (!choices.isEmpty()) {
            return choices.get(0);
        }
        return switch (field.kind()) {
            case CODE -> field.name().equals("parcelNumber") ? "3101060010010001" : "SB-001";
            case NUMBER -> "1234.5";
            case WHOLE -> "4";
            case YEAR -> "1998";
            case DATE -> "2026-09-30";
            case OUTLINE -> "J1(3464599.05,638125.45);J2(…)… 或 POLYGON((经度 纬度, …))";
            case DEGREES -> field.name().equals(ImportField.LON) ? "121.4512 或 121°27′04″" : "31.3012 或 31°18′04″";
            case SCOPES -> "国际科创社区、走马塘智能健康走廊";
            default -> "";
        };
    }

    private static CellStyle heading(XSSFWorkbook workbook, IndexedColors colour) {
        CellStyle style = workbook.createCellStyle();
        Font bold = workbook.createFont();
        bold.setBold(true);
        style.setFont(bold);
        style.setWrapText(true);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
