package io.wanping.register;

import io.wanping.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What requests about items say, for controllers of other modules. */
public final class ItemRequests {

    private ItemRequests() {}

    /** Field values by their JSON names; what cannot be read becomes a finding in {@code findings} and is left out. */
    public static FieldValues fields(@Nullable JsonNode fields, List<Finding> findings) {
        return fields == null || fields.isNull() ? FieldValues.none() : ItemJson.read(fields, findings);
    }
}
