package io.wanping.survey.checking;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a unit last stated about items: field to value as in JSON, from its latest workbook that was applied. */
public interface Statements {

    /** By item; items the unit has said nothing about are missing. */
    Map<UUID, Map<String, Object>> find(@Nullable String reportingUnit, Collection<UUID> items);
}
