package io.wanping.map;

import io.wanping.finding.Refused;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the map is coloured by. Values are codes for bands and the record's own words for stages; what is not known is {@link #UNKNOWN},
 * never the lowest band.
 */
enum Theme {
    ACCOUNT,
    STAGE,
    PERFORMANCE,
    FLOORS,
    VACANCY;

    static final String UNKNOWN = "UNKNOWN";

    /** @throws Refused {@code map.theme-unknown} */
    static Theme named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return ACCOUNT;
        }
        return Arrays.stream(values())
                .filter(theme -> theme.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.INVALID, "map.theme-unknown", "seen", name));
    }

    /** The value of an item; null for {@link #ACCOUNT}, which is not a property of the record. */
    @Nullable
    String of(MapItem.Traits traits) {
        return switch (this) {
            case ACCOUNT -> null;
            case STAGE -> known(traits.stage());
            case PERFORMANCE -> known(traits.performanceClass());
            case FLOORS -> floors(traits.floors());
            case VACANCY -> vacancy(traits.vacancy());
        };
    }

    private static String known(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }

    /** Bands of the screening for production on upper floors: four floors and more are what the plan asks of new workshops [assumed]. */
    private static String floors(@Nullable Integer floors) {
        if (floors == null) {
            return UNKNOWN;
        }
        return floors <= 1 ? "F1" : floors <= 3 ? "F2_3" : floors <= 6 ? "F4_6" : floors <= 10 ? "F7_10" : "F11";
    }

    private static String vacancy(@Nullable BigDecimal share) {
        if (share == null) {
            return UNKNOWN;
        }
        double part = share.doubleValue();
        return part <= 0 ? "V0" : part <= 0.1 ? "V10" : part <= 0.3 ? "V30" : part <= 0.5 ? "V50" : "V100";
    }
}
