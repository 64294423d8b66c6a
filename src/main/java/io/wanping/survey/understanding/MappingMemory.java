package io.wanping.survey.understanding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people decided before about tables with the same headings from the same unit. */
public interface MappingMemory {

    Optional<MappingChoice> find(@Nullable String reportingUnit, String fingerprint);
}
