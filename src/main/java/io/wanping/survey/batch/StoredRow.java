package io.wanping.survey.batch;

import io.wanping.finding.Finding;
import io.wanping.survey.checking.CellChange;
import io.wanping.survey.checking.MatchedBy;
import io.wanping.survey.checking.Outcome;
import io.wanping.survey.understanding.SheetKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a batch as it is kept. {@code itemVersion} is the item's version once applied, 0 when the row changes none. {@code answers} are by the id of the finding. */
public record StoredRow(
        int seq,
        String sheet,
        int row,
        SheetKind kind,
        Outcome outcome,
        String code,
        String name,
        @Nullable UUID itemId,
        long itemVersion,
        @Nullable LocalDate effectiveOn,
        @Nullable MatchedBy matchedBy,
        List<CellChange> changes,
        List<Finding> findings,
        @Nullable Double lon,
        @Nullable Double lat,
        Map<String, String> answers) {}
