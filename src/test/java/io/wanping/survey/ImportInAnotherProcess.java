package io.wanping.survey;

import io.wanping.Wanping;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.survey.batch.Batch;
import io.wanping.survey.batch.BatchStatus;
import io.wanping.survey.batch.Batches;
import io.wanping.survey.corpus.WorkbookBuilder;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product in a process of its own that can be killed: starts on a database, says what the imports there have come to, then applies a
 * workbook of {@value #ROWS} rows. Arguments: JDBC address, user, data directory, number of the workbook.
 */
final class ImportInAnotherProcess {

    static final int ROWS = 1200;
    static final String FOUND = "found ";
    static final String APPLYING = "applying";
    static final String APPLIED = "applied";
    private static final Actor EDITOR = new Actor("killed", "测试", Set.of(Role.EDITOR), Set.of());

    private ImportInAnotherProcess() {}

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(Wanping.class)
                .properties("spring.main.banner-mode=off", "logging.level.root=error")
                .run(
                        "--server.port=-1",
                        "--spring.datasource.url=" + arguments[0],
                        "--spring.datasource.username=" + arguments[1],
                        "--spring.datasource.password=",
                        "--wanping.data-directory=" + arguments[2],
                        "--wanping.sample.load=false")) {
            Batches batches = product.getBean(Batches.class);
            for (Batch batch : batches.list()) {
                awaited(batches, batch.id(), BatchStatus.READING);
            }
            batches.list()
                    .forEach(batch -> say(FOUND + batch.fileName() + " " + batch.status() + " "
                            + batch.counts().toApply()));
            UUID id = batches.upload(arguments[3], workbook(arguments[3]), EDITOR);
            awaited(batches, id, BatchStatus.READING);
            say(APPLYING);
            batches.apply(id, true, EDITOR);
            awaited(batches, id, BatchStatus.APPLYING);
            say(APPLIED + " " + batches.get(id).status());
        }
        System.exit(0);
    }

    private static void awaited(Batches batches, UUID id, BatchStatus running) {
        while (batches.get(id).status() == running) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static byte[] workbook(String number) {
        WorkbookBuilder builder = WorkbookBuilder.aWorkbook().sheet("楼栋").row("编号", "名称", "总建筑面积（㎡）", "地上层数");
        for (int i = 0; i < ROWS; i++) {
            builder.row("K" + number + "-" + i, "楼" + i, 100 + i, 3);
        }
        return builder.bytes();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
