package io.wanping.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes the workbooks of {@code gis-data/demo}: the survey sheets the product is filled with at first start, and the second round for
 * a person to import. Run {@code main} in the project folder.
 */
final class DemoWorkbooks {

    static final Path FOLDER = ZoningLayers.GIS_DATA.resolve("demo");

    private static final String UNIT = "静安区产业空间摸排专班（示例）";
    private static final String TAIL = "填表人：周予安    审核人：林照晚    填表日期：";

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, byte[]> file : files(new SampleLedger()).entrySet()) {
            Files.write(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** Contents by file name. */
    static Map<String, byte[]> files(SampleLedger ledger) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("01_老旧厂房地块摸排表.xlsx", book(book -> sites(book, ledger)));
        files.put("02_楼栋调查表.xlsx", book(book -> buildings(book, ledger)));
        files.put("03_台账变动单.xlsx", book(book -> postings(book, ledger)));
        files.put("04_公开资料样例.xlsx", book(PublishedItems::write));
        files.put(SecondRound.FILE, book(book -> new SecondRound(ledger).write(book)));
        return files;
    }

    private static void sites(XSSFWorkbook book, SampleLedger ledger) {
        SurveySheet sheet = new SurveySheet(
                book, "地块摸排", "静安区老旧厂房与产业地块摸排表（示例数据）", note() + "    用地代码：用地用海分类", SurveyForms.siteColumns(), false, 3);
        int number = 0;
        for (SampleItem site : ledger.sites()) {
            sheet.add(SurveyForms.site(++number, site));
        }
        sheet.close(TAIL + "2024-01-15");
    }

    private static void buildings(XSSFWorkbook book, SampleLedger ledger) {
        SurveySheet sheet =
                new SurveySheet(book, "楼栋调查", "静安区产业楼栋调查表（示例数据）", note(), SurveyForms.buildingColumns(), true, 3);
        int number = 0;
        for (SampleItem building : ledger.buildings()) {
            sheet.add(SurveyForms.building(++number, building));
        }
        sheet.close(TAIL + "2024-01-19");
    }

    private static void postings(XSSFWorkbook book, SampleLedger ledger) {
        SurveySheet sheet = new SurveySheet(
                book,
                "台账变动单",
                "静安区产业空间台账变动单 2024-01 至 2026-10（示例数据）",
                "填报单位：" + UNIT + "    报告期：" + SampleProgramme.CUT_OFF,
                SurveyForms.postingColumns(),
                false,
                3);
        List<SamplePosting> postings = ledger.postings();
        for (int i = 0; i < postings.size(); i++) {
            sheet.add(SurveyForms.posting(i + 1, postings.get(i)));
        }
        sheet.close(TAIL + SampleProgramme.CUT_OFF);
    }

    private static String note() {
        return "填报单位：" + UNIT + "    报告期：" + SampleLedger.firstRound();
    }

    private interface Filling {
        void into(XSSFWorkbook book);
    }

    private static byte[] book(Filling filling) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            filling.into(book);
            Date fixed = new Date(1_767_225_600_000L);
            book.getProperties().getCoreProperties().setCreated(Optional.of(fixed));
            book.getProperties().getCoreProperties().setCreator("万平示例数据");
            book.getProperties()
                    .getExtendedProperties()
                    .getUnderlyingProperties()
                    .setApplication("Wanping");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return timeless(out.toByteArray());
        }
    }

    /** The same archive with one fixed time on every entry. */
    private static byte[] timeless(byte[] archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(9);
            for (Map.Entry<String, byte[]> part : parts(archive).entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The parts of a workbook by name, uncompressed: what two workbooks are compared by, since compression differs between machines. */
    static Map<String, byte[]> parts(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private DemoWorkbooks() {}
}
