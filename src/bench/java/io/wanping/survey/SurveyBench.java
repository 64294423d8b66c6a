package io.wanping.survey;

import io.wanping.Wanping;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.survey.batch.Batch;
import io.wanping.survey.batch.BatchStatus;
import io.wanping.survey.batch.Batches;
import io.wanping.testing.PostgisServer;
import io.wanping.testing.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A workbook of 50,000 rows and 30 columns: from the bytes to read, understood, checked, shown and committed, on both databases, beside
 * {@code ogr2ogr} loading the same file into the same PostGIS without looking at it, in the same run. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.survey.SurveyBench}; the number of rows
 * may be given with {@code -Dwanping.bench.rows}.
 */
public final class SurveyBench {

    private static final int COLUMNS = 30;
    private static final Actor EDITOR = new Actor("bench", "测算", Set.of(Role.EDITOR), Set.of());

    private SurveyBench() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.getInteger("wanping.bench.rows", 50_000);
        Path file = Files.createTempFile("survey", ".xlsx");
        try {
            write(file, rows);
            System.out.printf(
                    Locale.ROOT, "file: %d rows x %d columns, %d KB%n", rows, COLUMNS, Files.size(file) >> 10);
            String plain = PostgisServer.createDatabase();
            double ogr = ogr2ogr(file, plain);
            double postgis = measure("PostGIS", PostgisServer.createDatabase(), "postgres", file);
            double h2 = measure("H2", TestDatabases.createH2(), "sa", file);
            System.out.printf(Locale.ROOT, "ratio to ogr2ogr: PostGIS %.1f, H2 %.1f%n", postgis / ogr, h2 / ogr);
        } finally {
            Files.deleteIfExists(file);
        }
        System.exit(0);
    }

    private static double ogr2ogr(Path file, String url) throws IOException, InterruptedException {
        URI address = URI.create(url.substring("jdbc:".length()));
        String target = "PG:host=%s port=%d user=postgres dbname=%s"
                .formatted(
                        address.getHost(), address.getPort(), address.getPath().substring(1));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        "ogr2ogr", "-f", "PostgreSQL", target, file.toString(), "--config", "PG_USE_COPY", "YES")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("ogr2ogr did not load the file");
        }
        return told("ogr2ogr: plain load", start);
    }

    private static double measure(String name, String url, String user, Path file) throws IOException {
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(Wanping.class)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                .run(
                        "--server.port=-1",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--wanping.data-directory=target/bench-data",
                        "--wanping.sample.load=false")) {
            Batches batches = product.getBean(Batches.class);
            byte[] bytes = Files.readAllBytes(file);
            long start = System.nanoTime();
            UUID id = batches.upload("bench.xlsx", bytes, EDITOR);
            Batch ready = awaited(batches, id, BatchStatus.READING);
            double shown = told(name + ": read, understood, checked, shown", start);
            if (ready.counts().added() != ready.counts().read()) {
                throw new IllegalStateException(name + ": " + ready.status() + " " + ready.counts());
            }
            long apply = System.nanoTime();
            batches.apply(id, true, EDITOR);
            Batch applied = awaited(batches, id, BatchStatus.APPLYING);
            double written = told(name + ": checked again, written, committed", apply);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %s %d rows, %.2f s in all%n",
                    name,
                    applied.status(),
                    applied.counts().added(),
                    shown + written);
            return shown + written;
        }
    }

    private static Batch awaited(Batches batches, UUID id, BatchStatus while_) {
        Batch batch = batches.get(id);
        while (batch.status() == while_) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            batch = batches.get(id);
        }
        return batch;
    }

    private static void write(Path file, int rows) throws IOException {
        String[] heads = {
            "编号",
            "名称",
            "功能区",
            "街镇",
            "地址",
            "总建筑面积（㎡）",
            "地上建筑面积（㎡）",
            "地下建筑面积（㎡）",
            "基底面积（㎡）",
            "可租面积（㎡）",
            "空置面积（㎡）",
            "现状用途",
            "地上层数",
            "地下层数",
            "建筑高度（m）",
            "首层层高（m）",
            "标准层层高（m）",
            "首层荷载（kN/㎡）",
            "标准层荷载（kN/㎡）",
            "建筑结构",
            "耐火等级",
            "货梯数量",
            "客梯数量",
            "配电容量（kVA）",
            "建成年份",
            "入驻企业数",
            "责任单位",
            "责任人",
            "存在问题",
            "备注"
        };
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200);
                var out = Files.newOutputStream(file)) {
            SXSSFSheet sheet = workbook.createSheet("楼栋");
            var head = sheet.createRow(0);
            for (int column = 0; column < COLUMNS; column++) {
                head.createCell(column).setCellValue(heads[column]);
            }
            for (int i = 0; i < rows; i++) {
                var row = sheet.createRow(i + 1);
                Object[] values = {
                    "BE-" + i,
                    "测算楼" + i,
                    "市北",
                    "彭浦镇",
                    "测算路" + i % 900 + "号",
                    4000 + i % 900,
                    4000 + i % 900,
                    0,
                    1000 + i % 200,
                    3000 + i % 500,
                    i % 700,
                    "工业",
                    4,
                    0,
                    20.5,
                    6.2,
                    4.5,
                    15,
                    7.5,
                    "框架",
                    "二级",
                    2,
                    1,
                    800,
                    1980 + i % 40,
                    i % 30,
                    "测算公司",
                    "某人",
                    "无",
                    "第" + i + "行"
                };
                for (int column = 0; column < COLUMNS; column++) {
                    if (values[column] instanceof Number number) {
                        row.createCell(column).setCellValue(number.doubleValue());
                    } else {
                        row.createCell(column).setCellValue(values[column].toString());
                    }
                }
            }
            workbook.write(out);
        }
    }

    private static double told(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, seconds);
        return seconds;
    }
}
