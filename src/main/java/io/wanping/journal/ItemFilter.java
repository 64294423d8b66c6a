package io.wanping.journal;

import io.wanping.account.Reach;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which items are asked for; null means any, and the conditions combine.
 *
 * @param words part of a code, name, parcel number, person or address, or of the pinyin initials of a name
 * @param account an account the item holds something in
 * @param box the EWKB of a polygon, {@code lon lat} degrees
 * @param placed on the map or not
 * @param stage as the record says it
 * @param unit part of the name of the responsible unit
 * @param grossFrom_m2 least gross floor area
 * @param grossTo_m2 greatest gross floor area
 * @param reach what the reader may see
 * @param persons whether he may see persons too: whoever may not see a name or a number does not find by it either
 */
public record ItemFilter(
        @Nullable ItemKind kind,
        @Nullable String words,
        @Nullable String zone,
        @Nullable String street,
        @Nullable AreaAccount account,
        @Nullable String scope,
        @Nullable String siteCode,
        byte @Nullable [] box,
        @Nullable Boolean placed,
        @Nullable String stage,
        @Nullable String unit,
        @Nullable BigDecimal grossFrom_m2,
        @Nullable BigDecimal grossTo_m2,
        Reach reach,
        boolean persons) {

    /** Answers which items meet a filter; for readers that draw or count them by themselves. */
    @Component
    public static class Matches {

        private final LedgerItemStore store;

        Matches(LedgerItemStore store) {
            this.store = store;
        }

        public Set<UUID> of(ItemFilter filter) {
            return store.idsOf(filter);
        }
    }
}
