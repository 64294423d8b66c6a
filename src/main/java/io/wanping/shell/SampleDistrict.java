package io.wanping.shell;

import io.wanping.register.Items;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The sample district: survey workbooks that take the same way into the ledger as anybody's. */
@Component
class SampleDistrict {

    private static final Logger LOG = LoggerFactory.getLogger(SampleDistrict.class);

    private final Items items;

    SampleDistrict(Items items) {
        this.items = items;
    }

    void loadOnce() {
        if (items.isEmpty()) {
            LOG.info("the ledger is empty");
        }
    }
}
