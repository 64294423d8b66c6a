package io.wanping.survey.reading;

import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import io.wanping.survey.corpus.WorkbookBuilder;
import io.wanping.survey.corpus.Zips;
import io.wanping.survey.findings.SurveyFinding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;

class WorkbookReaderTest {

    private static final ReadingLimits SMALL = new ReadingLimits(50, 8L << 20, 200, 20, 12);

    private final WorkbookReader reader = new WorkbookReader();

    @Test
    void readsCellsAsTheyStand() {
        byte[] bytes = aWorkbook()
                .sheet("楼栋")
                .row("编号", "面积", "日期", "是", null, "末")
                .blank()
                .row("00123", 1234.5, LocalDate.of(2024, 5, 1), true)
                .row(new WorkbookBuilder.Formula("B3*2", 2469), new WorkbookBuilder.Formula("1/0", FormulaError.DIV0))
                .merge("A1:A2")
                .bytes();

        RawSheet sheet = reader.read("a.xlsx", bytes).sheets().get(0);

        assertThat(sheet.name()).isEqualTo("楼栋");
        assertThat(sheet.columns()).isEqualTo(6);
        assertThat(sheet.rows()).extracting(RawRow::number).containsExactly(1, 3, 4);
        assertThat(sheet.rows().get(0).cell(4).isEmpty()).isTrue();
        RawRow data = sheet.rows().get(1);
        assertThat(data.cell(0).text()).isEqualTo("00123");
        assertThat(data.cell(1).text()).isEqualTo("1234.5");
        assertThat(data.cell(2).kind()).isEqualTo(RawCell.Kind.DATE);
        assertThat(data.cell(2).date()).isEqualTo("2024-05-01");
        assertThat(data.cell(3).kind()).isEqualTo(RawCell.Kind.BOOLEAN);
        RawRow formulas = sheet.rows().get(2);
        assertThat(formulas.cell(0).text()).isEqualTo("2469");
        assertThat(formulas.cell(0).formula()).isTrue();
        assertThat(formulas.cell(1).kind()).isEqualTo(RawCell.Kind.ERROR);
        assertThat(formulas.cell(1).text()).isEqualTo("#DIV/0!");
        assertThat(sheet.merges()).containsExactly(new CellRange(1, 0, 2, 0));
    }

    @Test
    void tellsAFormulaWithoutAKeptValue() {
        byte[] bytes = aWorkbook()
                .row("面积", new WorkbookBuilder.Formula("IF(1=1,2,3)", 2))
                .bytes();
        byte[] uncalculated = Zips.replaceIn(bytes, "xl/worksheets/sheet1.xml", "<v>2.0</v>", "");

        RawCell cell = reader.read("a.xlsx", uncalculated)
                .sheets()
                .get(0)
                .rows()
                .get(0)
                .cell(1);

        assertThat(cell.kind()).isEqualTo(RawCell.Kind.UNCALCULATED);
        assertThat(cell.text()).isEqualTo("=IF(1=1,2,3)");
    }

    @Test
    void readsHiddenSheetsRowsAndColumnsAndSaysSo() {
        byte[] bytes = aWorkbook()
                .sheet("甲")
                .row("a", "b")
                .row("c", "d")
                .hideLastRow()
                .hideColumn(1)
                .sheet("乙")
                .row("x")
                .hideSheet()
                .bytes();

        RawWorkbook workbook = reader.read("a.xlsx", bytes);

        assertThat(workbook.sheets().get(0).rows()).extracting(RawRow::hidden).containsExactly(false, true);
        assertThat(workbook.sheets().get(0).hiddenColumns()).containsExactly(1);
        assertThat(workbook.sheets().get(1).hidden()).isTrue();
    }

    @Test
    void keepsTheTwoPartsOfACodeThatBecameADate() {
        byte[] bytes = aWorkbook()
                .row(
                        new WorkbookBuilder.Dated(LocalDate.of(2022, 2, 1), "mmm-yy"),
                        new WorkbookBuilder.Dated(LocalDate.of(2026, 12, 5), "m\"月\"d\"日\""),
                        new WorkbookBuilder.Dated(LocalDate.of(2026, 12, 5), "yyyy/m/d"))
                .bytes();

        RawRow row = reader.read("a.xlsx", bytes).sheets().get(0).rows().get(0);

        assertThat(row.cell(0).dateForm()).isEqualTo(RawCell.DateForm.YEAR_MONTH);
        assertThat(row.cell(1).dateForm()).isEqualTo(RawCell.DateForm.MONTH_DAY);
        assertThat(row.cell(2).dateForm()).isEqualTo(RawCell.DateForm.FULL);
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(new byte[0], SurveyFinding.FILE_EMPTY);
    }

    @Test
    void refusesWhatIsNoWorkbookWhateverItsName() {
        assertRefused("%PDF-1.7 hello".getBytes(StandardCharsets.US_ASCII), SurveyFinding.NOT_A_WORKBOOK);
        assertRefused(new byte[] {1, 2, 3, 0, 5, 0, 7, 0}, SurveyFinding.NOT_A_WORKBOOK);
        assertRefused("<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8), SurveyFinding.NOT_A_WORKBOOK);
        assertRefused(Zips.zip(Map.of("readme.txt", new byte[] {1, 2, 3})), SurveyFinding.NOT_A_WORKBOOK);
        Map<String, byte[]> word = Map.of(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(Zips.zip(word), SurveyFinding.NOT_A_WORKBOOK);
    }

    @Test
    void readsAnOldWorkbookAsANewOne() {
        WorkbookBuilder builder = aWorkbook()
                .sheet("甲")
                .row("编号", "面积", "日期")
                .row("A1", 5.5, LocalDate.of(2024, 1, 1))
                .row("A2", new WorkbookBuilder.Formula("B2*2", 11), true)
                .merge("A1:A2");

        RawSheet old = reader.read("a.xls", builder.oldBytes()).sheets().get(0);
        RawSheet fresh = reader.read("a.xlsx", builder.bytes()).sheets().get(0);

        assertThat(old).isEqualTo(fresh);
    }

    @Test
    void refusesAnOldWorkbookThatIsLockedOrCutOff() throws Exception {
        byte[] old = aWorkbook().row("编号", "面积").oldBytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook(new java.io.ByteArrayInputStream(old))) {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("geheim");
            workbook.write(out);
        } finally {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertRefused(out.toByteArray(), SurveyFinding.ENCRYPTED);
        assertRefused(java.util.Arrays.copyOf(old, old.length / 2), SurveyFinding.DAMAGED);
    }

    @Test
    void refusesAnEncryptedWorkbook() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
            Encryptor encryptor = info.getEncryptor();
            encryptor.confirmPassword("geheim");
            try (var data = encryptor.getDataStream(file)) {
                data.write(aWorkbook().row("a").bytes());
            }
            file.writeFilesystem(out);
        }

        assertRefused(out.toByteArray(), SurveyFinding.ENCRYPTED);
    }

    @Test
    void refusesBinaryAndStrictWorkbooks() {
        byte[] bytes = aWorkbook().row("a").bytes();
        String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

        assertRefused(
                Zips.replaceIn(
                        bytes, "[Content_Types].xml", main, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                SurveyFinding.BINARY_WORKBOOK);
        assertRefused(
                Zips.replaceIn(
                        bytes,
                        "xl/workbook.xml",
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main"),
                SurveyFinding.STRICT_WORKBOOK);
    }

    @Test
    void refusesAPartThatDoesNotMatchItsChecksum() {
        byte[] bytes = aWorkbook().row("编号", "面积").row("A1", 5).bytes();
        for (int i = bytes.length / 3; i < bytes.length / 3 + 40; i++) {
            bytes[i] ^= 0x55;
        }

        assertRefused(bytes, SurveyFinding.DAMAGED);
    }

    @Test
    void refusesATruncatedFile() {
        byte[] bytes = aWorkbook().row("编号", "面积").bytes();

        assertRefused(java.util.Arrays.copyOf(bytes, bytes.length / 2), SurveyFinding.DAMAGED);
    }

    @Test
    void refusesADoctypeInAnyPartAndAnyEncoding() {
        byte[] bytes = aWorkbook().row("a").bytes();
        Map<String, byte[]> parts = Zips.parts(bytes);
        parts.put(
                "docProps/core.xml",
                "<!DOCTYPE x [<!ENTITY e \"boom\">]><x>&e;</x>".getBytes(StandardCharsets.UTF_16LE));

        assertRefused(Zips.zip(parts), SurveyFinding.DOCTYPE);
        assertRefused(
                Zips.replaceIn(
                        bytes,
                        "xl/worksheets/sheet1.xml",
                        "<worksheet ",
                        "<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1/\"><worksheet "),
                SurveyFinding.DOCTYPE);
    }

    @Test
    void leavesABombAtTheLimit() {
        Map<String, byte[]> parts = Zips.parts(aWorkbook().row("a").bytes());
        parts.put("xl/media/image1.png", new byte[200 << 20]);
        byte[] bomb = Zips.zip(parts);
        parts.clear();

        assertThat(bomb.length).isLessThan(1 << 20);
        assertRefused(bomb, SurveyFinding.INFLATES_TOO_FAR);
    }

    @Test
    void refusesTooManyPartsRowsAndColumns() {
        Map<String, byte[]> parts =
                new LinkedHashMap<>(Zips.parts(aWorkbook().row("a").bytes()));
        for (int i = 0; i < 60; i++) {
            parts.put("x" + i + ".bin", new byte[] {1});
        }
        WorkbookBuilder tall = aWorkbook().sheet("高");
        for (int i = 0; i < 21; i++) {
            tall.row(i);
        }
        byte[] wide =
                aWorkbook().sheet("宽").row("a").row((Object[]) new String[13]).bytes();
        Object[] thirteen = new Object[13];
        java.util.Arrays.fill(thirteen, 1);

        assertRefused(Zips.zip(parts), SMALL, SurveyFinding.TOO_MANY_PARTS);
        assertRefused(tall.bytes(), SMALL, SurveyFinding.TOO_MANY_ROWS);
        assertThat(new WorkbookReader(SMALL).read("a.xlsx", wide)).isNotNull();
        UnreadableWorkbook refusal = assertRefused(
                aWorkbook().sheet("宽").row("a").row(thirteen).bytes(), SMALL, SurveyFinding.TOO_MANY_COLUMNS);
        assertThat(refusal.finding("a.xlsx").place()).isEqualTo(new Place.Cell("宽", "M2"));
    }

    @Test
    void refusesAWorkbookWithNothingInIt() {
        assertRefused(aWorkbook().sheet("Sheet1").sheet("Sheet2").bytes(), SurveyFinding.WORKBOOK_EMPTY);
    }

    /** Nothing but the reader's own exception leaves it, whatever is done to the bytes or the parts. */
    @Test
    void answersMutatedFilesOnlyWithItsOwnException() {
        long seed = 20261124;
        System.out.println("mutations of seed " + seed);
        Random random = new Random(seed);
        byte[] good = aWorkbook()
                .sheet("楼栋")
                .row("编号", "面积", "日期")
                .row("A1", 5, LocalDate.of(2024, 1, 1))
                .row("A2", new WorkbookBuilder.Formula("B2*2", 10))
                .merge("A1:A2")
                .bytes();
        Map<String, byte[]> parts = Zips.parts(good);
        String[] names = parts.keySet().toArray(String[]::new);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] mutated;
            if (i % 3 == 0) {
                mutated = good.clone();
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
            } else {
                Map<String, byte[]> changed = new LinkedHashMap<>(parts);
                String name = names[random.nextInt(names.length)];
                byte[] part = changed.get(name).clone();
                if (i % 3 == 1) {
                    for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                        part[random.nextInt(part.length)] = (byte) (32 + random.nextInt(95));
                    }
                    changed.put(name, part);
                } else if (random.nextInt(4) == 0) {
                    changed.remove(name);
                } else {
                    changed.put(name, java.util.Arrays.copyOf(part, random.nextInt(part.length)));
                }
                mutated = Zips.zip(changed);
            }
            try {
                reader.read("a.xlsx", mutated);
            } catch (UnreadableWorkbook expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(700);
    }

    @Test
    void answersMutatedOldWorkbooksAndTextsOnlyWithItsOwnException() {
        Random random = new Random(20261125);
        byte[] old = aWorkbook()
                .sheet("楼栋")
                .row("编号", "面积", "日期")
                .row("A1", 5, LocalDate.of(2024, 1, 1))
                .row("A2", new WorkbookBuilder.Formula("B2*2", 10))
                .oldBytes();
        byte[] text = "编号,面积\n\"A,1\",5\nA2,6\n".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] mutated = (i % 2 == 0 ? old : text).clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            if (i % 5 == 0) {
                mutated = java.util.Arrays.copyOf(mutated, random.nextInt(mutated.length));
            }
            try {
                reader.read("a.xls", mutated);
            } catch (UnreadableWorkbook expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    private UnreadableWorkbook assertRefused(byte[] bytes, FindingCode code) {
        return assertRefused(bytes, ReadingLimits.STANDING, code);
    }

    private static UnreadableWorkbook assertRefused(byte[] bytes, ReadingLimits limits, FindingCode code) {
        UnreadableWorkbook refusal =
                catchThrowableOfType(UnreadableWorkbook.class, () -> new WorkbookReader(limits).read("a.xlsx", bytes));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
