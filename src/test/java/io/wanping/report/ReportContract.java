package io.wanping.report;

import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.AreaJournal;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Papers as people download them, held to the figures of the interface by readers that are not ours. */
abstract class ReportContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);
    private static final String LONG_NAME = "示例长名".repeat(15);

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @Autowired
    private SettableClock clock;

    private Entries entries;
    private Clerk viewer;
    private Clerk checker;

    @BeforeEach
    void enter() {
        clock.set(Instant.parse("2026-11-10T02:00:00Z"));
        ledger.clear();
        entries = new Entries(items, journal, zones);
        viewer = clerks.viewer();
        checker = clerks.checker();
        UUID north = entries.site("P-1", 500_000, entries.squareIn("SHIBEI", 0), LONG_AGO, "DATALINK_VALLEY");
        UUID south = entries.site("P-2", 300_000, entries.squareIn("NANXI", 0), LONG_AGO);
        UUID unplaced = entries.site("P-3", 90_000, null, LONG_AGO, "DATALINK_VALLEY", "INDUSTRIAL_PARKS");
        entries.move(north, UNCOUNTED, RESERVE, 384_001, LocalDate.of(2026, 5, 20));
        entries.move(north, RESERVE, RELEASE, 20_000, LocalDate.of(2026, 10, 3));
        entries.move(south, UNCOUNTED, OPTIMISE, 250_007, LocalDate.of(2026, 10, 31));
        entries.move(unplaced, UNCOUNTED, RELEASE, 5_003, LocalDate.of(2026, 9, 30));
        entries.propose(south, UNCOUNTED, RESERVE, 11_000, LocalDate.of(2026, 6, 1));
        entries.register(
                ItemKind.SITE, "=cmd|'A0", planned("@SUM(A1)", "贺兰舟"), entries.squareIn("DANING", 0), LONG_AGO);
        entries.register(ItemKind.SITE, "+1", planned(LONG_NAME, "贺兰舟"), entries.squareIn("DANING", 2), LONG_AGO);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void everyCellOfTheMonthlyTableIsTheFigureOfTheInterface() throws IOException {
        JsonNode progress =
                checker.get("/api/progress?asOf=2026-10-31&groupBy=zone").json();
        byte[] book = download(checker, "monthly.xlsx?month=2026-10");

        List<List<Object>> rows = fastexcel(book, "功能区");
        int at = 3;
        for (JsonNode target : progress.path("targets")) {
            for (JsonNode zone : progress.path("rows")) {
                List<Object> row = rows.get(at++);
                assertThat(row.get(1)).isEqualTo(zone.path("name").asString());
                expect(
                        row,
                        named(
                                zone.path("cells"),
                                "target",
                                target.path("target").asString()));
                assertThat(row.get(11))
                        .isEqualTo(
                                named(
                                                        zone.path("cells"),
                                                        "target",
                                                        target.path("target").asString())
                                                .path("owner")
                                                .isNull()
                                        ? null
                                        : named(
                                                        zone.path("cells"),
                                                        "target",
                                                        target.path("target").asString())
                                                .path("owner")
                                                .asString());
            }
            List<Object> total = rows.get(at++);
            assertThat(total.get(1)).isEqualTo("合计");
            expect(total, target);
        }
        try (XSSFWorkbook poi = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            XSSFSheet sheet = poi.getSheet("功能区");
            assertThat(sheet.getRow(9).getCell(5).getCellFormula()).isEqualTo("SUM(F4:F9)");
            assertThat(sheet.getRow(9).getCell(5).getNumericCellValue()).isEqualTo(36.4001);
            assertThat(poi.getSheet("街镇").getRow(3).getCell(5).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(poi.getSheet("总览").getDrawingPatriarch().getCharts()).hasSize(3);
        }
    }

    @Test
    void whatLooksLikeAFormulaStaysText() throws IOException {
        List<List<Object>> list = fastexcel(download(checker, "monthly.xlsx?month=2026-10"), "清单");

        assertThat(list).anySatisfy(row -> assertThat(row.subList(0, 2)).containsExactly("=cmd|'A0", "@SUM(A1)"));
        assertThat(list).anySatisfy(row -> assertThat(row.subList(0, 2)).containsExactly("+1", LONG_NAME));
    }

    @ParameterizedTest
    @CsvSource({"monthly.docx, word/charts/chart1.xml", "monthly.docx, word/charts/chart2.xml"})
    void theChartsOfTheSpecialReportShowTheFiguresOfTheInterface(String file, String part) throws Exception {
        JsonNode progress =
                checker.get("/api/progress?asOf=2026-10-31&groupBy=zone").json();
        List<String> cached = values(part(download(checker, file + "?month=2026-10"), part));

        List<BigDecimal> expected = new ArrayList<>();
        if (part.contains("chart1")) {
            progress.path("targets").forEach(target -> expected.add(wan(target, "target_m2")));
            progress.path("targets").forEach(target -> expected.add(wan(target, "done_m2")));
        } else {
            for (String code : List.of("RESERVE", "OPTIMISE", "RELEASE")) {
                progress.path("rows")
                        .forEach(row -> expected.add(wan(named(row.path("cells"), "target", code), "done_m2")));
            }
        }
        assertThat(cached.stream().map(BigDecimal::new).map(BigDecimal::stripTrailingZeros))
                .containsExactlyElementsOf(
                        expected.stream().map(BigDecimal::stripTrailingZeros).toList());
    }

    @Test
    void theSlideAndTheOnePageDrawTheSameBurnUp() throws Exception {
        JsonNode points = checker.get("/api/progress?asOf=2026-10-31&groupBy=month")
                .json()
                .path("series")
                .get(0)
                .path("points");
        List<BigDecimal> done = StreamSupport.stream(points.spliterator(), false)
                .filter(point -> !point.path("done_m2").isNull())
                .map(point -> wan(point, "done_m2").stripTrailingZeros())
                .toList();
        for (String[] paper :
                new String[][] {{"onepage.docx", "word/charts/chart1.xml"}, {"onepage.pptx", "ppt/charts/chart1.xml"}
                }) {
            List<String> cached = values(part(download(checker, paper[0] + "?month=2026-10"), paper[1]));
            assertThat(cached.subList(0, done.size()).stream()
                            .map(BigDecimal::new)
                            .map(BigDecimal::stripTrailingZeros))
                    .as(paper[0])
                    .containsExactlyElementsOf(done);
        }
    }

    @ParameterizedTest
    @CsvSource({"monthly.xlsx", "monthly.docx", "onepage.docx", "onepage.pptx"})
    void aClosedMonthPrintedTwiceIsTheSameFile(String file) {
        assertThat(checker.post("/api/journal/closings", Map.of("month", "2026-10", "remark", "十月"))
                        .status())
                .isEqualTo(201);
        byte[] first = download(checker, file + "?month=2026-10");
        clock.set(Instant.parse("2026-12-15T02:00:00Z"));
        entries.move(items.findByCode("P-2").orElseThrow().id(), UNCOUNTED, RELEASE, 9_000, LocalDate.of(2026, 10, 5));

        assertThat(download(checker, file + "?month=2026-10")).isEqualTo(first);
        assertThat(checker.get("/api/progress?asOf=2026-10-31").text())
                .as("what is known now has moved on")
                .contains("34003");
    }

    @ParameterizedTest
    @CsvSource({
        "month=2026-13, 422, report.month-unreadable",
        "month=October, 422, report.month-unreadable",
        "month=0001-01, 422, report.month-unreadable",
        "month=2027-01, 422, report.month-in-future",
        "month=2026-10&audience=press, 422, report.audience-unknown",
        "audience=internal, 400, shell.unreadable-request"
    })
    void refusesWhatItCannotPrintWithACode(String query, int status, String code) {
        for (String file : List.of("monthly.xlsx", "monthly.docx", "onepage.docx", "onepage.pptx")) {
            Clerk.Answer answer = viewer.get("/api/reports/" + file + "?" + query);
            assertThat(answer.status()).as(file).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void aLedgerThatDoesNotAddUpIsNotPrintedAndTheItemIsNamed() {
        ledger.jdbc().update("update item set capacity_m2 = capacity_m2 + 1 where code = 'P-2'");

        Clerk.Answer answer = checker.get("/api/reports/monthly.xlsx?month=2026-10");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("report.law-broken");
        assertThat(answer.text()).contains("P-2");
        assertThat(downloads()).isZero();
    }

    @Test
    void readersSeeNoMoreOnPaperThanOnTheScreen() throws IOException {
        assertThat(persons(download(checker, "monthly.xlsx?month=2026-10"))).contains("贺兰舟");
        assertThat(persons(download(viewer, "monthly.xlsx?month=2026-10")))
                .contains("贺**")
                .doesNotContain("贺兰舟");
        List<List<Object>> external =
                fastexcel(download(checker, "monthly.xlsx?month=2026-10&audience=external"), "清单");
        assertThat(external.get(2)).doesNotContain("责任人", "存在问题");
        assertThat(external.toString()).doesNotContain("贺");
        assertThat(download(checker, "monthly.docx?month=2026-10&audience=external"))
                .satisfies(file -> assertThat(parts(file)).noneMatch(part -> part.endsWith(".png")));
        assertThat(downloads()).isEqualTo(4);
    }

    @Test
    void whoAnswersForOneZoneListsItsItemsOnly() throws IOException {
        ledger.jdbc().update("update account_policy set other_zones = 'HIDDEN'");
        Clerk operator =
                clerks.signedIn("nanxi-operator", "许清禾", java.util.Set.of(io.wanping.account.Role.EDITOR), "NANXI");

        String list = fastexcel(download(operator, "monthly.xlsx?month=2026-10"), "清单")
                .toString();

        assertThat(list).contains("P-2", "清单只含您负责的功能区：南西").doesNotContain("P-1");
    }

    @Test
    void anEmptyLedgerAndPeriodsNotBegunArePrintedAsWhatTheyAre() {
        ledger.clear();

        for (String file : List.of("monthly.xlsx", "monthly.docx", "onepage.docx", "onepage.pptx")) {
            assertThat(download(viewer, file + "?month=2026-10")).isNotEmpty();
            assertThat(download(viewer, file + "?month=2020-01")).isNotEmpty();
        }
    }

    private static FieldValues planned(String name, String person) {
        return Entries.gross(10_000)
                .with(ItemField.NAME, name)
                .with(ItemField.PLANNED_ACCOUNT, "RELEASE")
                .with(ItemField.PLANNED_AREA, new BigDecimal(8_000))
                .with(ItemField.DEADLINE, LocalDate.of(2026, 8, 31))
                .with(ItemField.RESPONSIBLE_UNIT, "示例单位")
                .with(ItemField.RESPONSIBLE_PERSON, person)
                .with(ItemField.PROBLEMS, "权属分散");
    }

    private static byte[] download(Clerk clerk, String path) {
        Clerk.Answer answer = clerk.get("/api/reports/" + path);
        assertThat(answer.status())
                .as(answer.status() == 200 ? path : answer.text())
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        return answer.body();
    }

    private long downloads() {
        return ledger.jdbc()
                .queryForObject("select count(*) from audit_row where action = 'report.download'", Long.class);
    }

    private static String persons(byte[] book) throws IOException {
        List<List<Object>> rows = fastexcel(book, "清单");
        int column = rows.get(2).indexOf("责任人");
        return rows.stream()
                .filter(row -> row.size() > column)
                .map(row -> String.valueOf(row.get(column)))
                .toList()
                .toString();
    }

    private static void expect(List<Object> row, JsonNode figure) {
        String[] columns = {"target_m2", "opening_m2", "this_period_m2", "done_m2"};
        for (int i = 0; i < columns.length; i++) {
            same(row.get(2 + i), figure.path(columns[i]), 4);
        }
        same(row.get(6), figure.path("rate"), 0);
        same(row.get(7), figure.path("time_rate"), 0);
        same(row.get(8), figure.path("gap_points"), 0);
        assertThat(String.valueOf(row.get(9)))
                .endsWith(
                        figure.path("lamp").isNull()
                                ? "—"
                                : Map.of("GREEN", "绿灯", "AMBER", "黄灯", "RED", "红灯")
                                        .get(figure.path("lamp").asString()));
        same(row.get(10), figure.path("missing_m2"), 4);
        same(row.get(12), figure.path("unconfirmed_m2"), 4);
    }

    /** The number in the cell, exactly, in the unit of the cell. */
    private static void same(Object cell, JsonNode figure, int unitDigits) {
        if (figure.isNull()) {
            assertThat(cell).isEqualTo("—");
        } else {
            assertThat((BigDecimal) cell)
                    .isEqualByComparingTo(figure.decimalValue().movePointLeft(unitDigits));
        }
    }

    private static BigDecimal wan(JsonNode json, String key) {
        return json.path(key).decimalValue().movePointLeft(4).setScale(6, RoundingMode.UNNECESSARY);
    }

    private static List<List<Object>> fastexcel(byte[] book, String sheet) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book));
                Stream<Row> rows = workbook.findSheet(sheet).orElseThrow().openStream()) {
            return rows.map(row -> {
                        List<Object> cells = new ArrayList<>();
                        row.forEach(cell -> cells.add(cell == null ? null : value(cell)));
                        return cells;
                    })
                    .toList();
        }
    }

    private static Object value(org.dhatim.fastexcel.reader.Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber();
            case FORMULA -> new BigDecimal(cell.getRawValue());
            case EMPTY -> null;
            default -> cell.getText();
        };
    }

    private static List<String> parts(byte[] file) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static byte[] part(byte[] file, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError(name + " is not in " + parts(file));
    }

    /** The numbers a chart keeps of its series, in order, read as plain XML. */
    private static List<String> values(byte[] chart) throws XMLStreamException {
        List<String> values = new ArrayList<>();
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(chart));
        boolean inValues = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("val")) {
                inValues = xml.getAttributeCount() == 0;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && inValues
                    && xml.getLocalName().equals("v")) {
                values.add(xml.getElementText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("ser")) {
                inValues = false;
            }
        }
        return values;
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
