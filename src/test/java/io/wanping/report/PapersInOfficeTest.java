package io.wanping.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Audience;
import io.wanping.finding.Texts;
import io.wanping.geo.Reprojector;
import io.wanping.testing.Office;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Every paper as LibreOffice shows it. What it prints stays in {@code target/papers} to be looked at.
 */
class PapersInOfficeTest {

    private static final Path FOLDER = Path.of("target/papers").toAbsolutePath();

    private final Texts texts = new Texts();
    private final Reprojector reprojector = new Reprojector();

    @Test
    void theSpecialReportHasTwoToFourPagesWithAllItsParts() {
        Office.Printed printed = Office.print(FOLDER, "special.docx", word(internal(), "special-report", "special"));

        assertThat(printed.pictures()).hasSizeBetween(2, 4);
        assertThat(printed.text())
                .contains("一、总体进展", "二、重点项目", "三、存在问题", "四、下一步工作")
                .contains("0123456789abcdef", "总建筑面积", "贺兰舟")
                .doesNotContain("{{");
    }

    @Test
    void theOnePageIsOnePageInBothForms() {
        Office.Printed page = Office.print(FOLDER, "onepage.docx", word(internal(), "one-page", "onepage"));
        Office.Printed slide = Office.print(FOLDER, "slide.pptx", slides(internal()));

        assertThat(page.pictures()).hasSize(1);
        assertThat(page.text()).contains("累计储备", "数据编号").doesNotContain("{{");
        assertThat(slide.pictures()).hasSize(1);
        assertThat(slide.text()).contains("累计储备", "数据编号");
    }

    @Test
    void theExternalPapersNameNoPerson() {
        Paper external = SamplePaper.ofOctober().to(Audience.EXTERNAL).build();
        Office.Printed report = Office.print(FOLDER, "external.docx", word(external, "special-report", "special"));

        assertThat(report.text()).contains("对外版不附图").doesNotContain("贺兰舟", "权属分散");
    }

    @Test
    void anEmptyLedgerAndTargetsOfZeroMakePapersThatSaySo() {
        Paper empty = SamplePaper.ofOctober().withZeroTargets().withItems(0).build();

        assertThat(Office.print(FOLDER, "emptyreport.docx", word(empty, "special-report", "special"))
                        .text())
                .contains("没有滞后的项目");
        assertThat(Office.print(FOLDER, "emptyslide.pptx", slides(empty)).pictures())
                .hasSize(1);
        assertThat(Office.print(FOLDER, "emptybook.xlsx", new MonthlyWorkbook(texts).write(empty))
                        .text())
                .contains("合计");
    }

    @Test
    void whatLibreOfficeComputesIsWhatTheWorkbookSays() throws IOException {
        byte[] ours = new MonthlyWorkbook(texts).write(internal());
        assertThat(Office.print(FOLDER, "monthly.xlsx", ours).text()).contains("● 绿灯");

        int formulas = 0;
        try (Workbook written = new XSSFWorkbook(new ByteArrayInputStream(ours));
                Workbook computed = new XSSFWorkbook(
                        new ByteArrayInputStream(Office.recomputed(FOLDER.resolve("again"), "monthly.xlsx", ours)))) {
            for (Sheet sheet : written) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas++;
                            assertThat(computed.getSheet(sheet.getSheetName())
                                            .getRow(row.getRowNum())
                                            .getCell(cell.getColumnIndex())
                                            .getNumericCellValue())
                                    .as(sheet.getSheetName() + "!" + cell.getAddress())
                                    .isCloseTo(cell.getNumericCellValue(), Offset.offset(1e-7));
                        }
                    }
                }
            }
        }
        assertThat(formulas).isGreaterThan(40);
    }

    @Test
    void englishPapersAreEnglish() {
        Paper english = SamplePaper.ofOctober().in(Locale.ENGLISH).build();

        assertThat(Office.print(FOLDER, "english.docx", word(english, "special-report", "special"))
                        .text())
                .contains("1. Where we stand", "Next steps");
    }

    private Paper internal() {
        return SamplePaper.ofOctober().on(SamplePaper.plots(40)).build();
    }

    private byte[] word(Paper paper, String template, String kind) {
        return new PaperWriter(
                        paper,
                        new PaperWords(texts, paper.locale()),
                        SamplePaper.ground(),
                        reprojector,
                        new PaperTemplates("").open(template, paper.locale()),
                        kind)
                .write();
    }

    private byte[] slides(Paper paper) {
        return OnePageSlides.write(paper, texts, SamplePaper.ground(), reprojector);
    }
}
