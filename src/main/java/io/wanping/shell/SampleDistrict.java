package io.wanping.shell;

import io.wanping.account.Actor;
import io.wanping.register.Items;
import io.wanping.survey.Surveys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The sample district: survey workbooks that take the same way into the ledger as anybody's, in the order of their file names. What the
 * importer refuses stops the start and says why; a file that is in already is left alone.
 */
@Component
class SampleDistrict {

    private static final Logger LOG = LoggerFactory.getLogger(SampleDistrict.class);

    private final Items items;
    private final Surveys surveys;
    private final ResourcePatternResolver resources;
    private final String workbooks;

    SampleDistrict(
            Items items,
            Surveys surveys,
            ResourcePatternResolver resources,
            @Value("${wanping.sample.workbooks:classpath:gis-data/demo/0*.xlsx}") String workbooks) {
        this.items = items;
        this.surveys = surveys;
        this.resources = resources;
        this.workbooks = workbooks;
    }

    /**
     * Only as long as nothing but the sample is registered: a bureau that has begun its own ledger does not get the sample into it, and
     * a first start that was cut off is completed by the next.
     */
    void loadOnce() {
        if (items.hasOtherThanSample()) {
            return;
        }
        try {
            Resource[] files = resources.getResources(workbooks);
            Arrays.sort(files, Comparator.comparing(file -> Objects.toString(file.getFilename(), "")));
            for (Resource file : files) {
                load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void load(Resource file) throws IOException {
        long start = System.nanoTime();
        String name = Objects.toString(file.getFilename(), "");
        try (InputStream stream = file.getInputStream()) {
            surveys.loadNow(name, stream.readAllBytes(), Actor.SYSTEM);
        }
        LOG.info("sample workbook {} imported in {} ms", name, (System.nanoTime() - start) / 1_000_000);
    }
}
