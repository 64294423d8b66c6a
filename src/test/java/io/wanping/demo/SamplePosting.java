package io.wanping.demo;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.EvidenceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the 台账变动单.
 *
 * @param area ㎡
 * @param checker null while nobody has decided (拟认定), then {@code decidedOn} is null too
 */
record SamplePosting(
        SampleItem item,
        AreaAccount from,
        AreaAccount to,
        BigDecimal area,
        LocalDate effectiveOn,
        String reason,
        EvidenceKind evidenceKind,
        String evidenceRef,
        String maker,
        LocalDate recordedOn,
        @Nullable String checker,
        @Nullable LocalDate decidedOn) {

    boolean isConfirmed() {
        return checker != null;
    }

    SamplePosting withEvidenceRef(String reference) {
        return new SamplePosting(
                item,
                from,
                to,
                area,
                effectiveOn,
                reason,
                evidenceKind,
                reference,
                maker,
                recordedOn,
                checker,
                decidedOn);
    }
}
