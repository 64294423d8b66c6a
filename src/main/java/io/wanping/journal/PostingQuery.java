package io.wanping.journal;

import io.wanping.account.Reach;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which postings are asked for. Each filter adds one condition and its bound values; nothing from a request becomes SQL text.
 */
final class PostingQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private @Nullable AreaAccount account;
    private @Nullable PostingStatus status;
    private @Nullable Instant knownAt;
    private Counting counting = Counting.EFFECTIVE;
    private boolean placed;

    /** What stands between the tables and the conditions. */
    String joins() {
        return placed ? PastPlaceSql.JOIN : "";
    }

    String where() {
        List<String> conditions = new ArrayList<>(this.conditions);
        if (knownAt != null) {
            conditions.add("p.recorded_at <= :known_at");
        }
        if (status != null) {
            conditions.add(statusCondition(status, knownAt != null));
        }
        return conditions.isEmpty() ? "" : "where " + words(String.join("\n  and ", conditions));
    }

    /** Writes out the day a posting counts on and the place an item has. */
    private String words(String conditions) {
        Counting.Sql day = counting.sql(knownAt == null ? "d.decided_at is not null" : "d.decided_at <= :known_at");
        return conditions
                .replace("DAY", day.text())
                .replace("ZONE", placed ? "coalesce(b.zone_code, i.zone_code)" : "i.zone_code")
                .replace(
                        "STREET",
                        placed
                                ? "(case when b.item_id is null then i.street_code else b.street_code end)"
                                : "i.street_code")
                .replace("SCOPES", placed ? PastPlaceSql.SCOPES : "item_scope")
                .replace("THEN", placed ? PastPlaceSql.sameTime("s") : "s.item_id = p.item_id");
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** The account sums are signed for: into it plus, out of it minus; null adds the areas as they are. */
    @Nullable
    AreaAccount account() {
        return account;
    }

    PostingQuery ofItem(@Nullable UUID item) {
        return when(item, "p.item_id = :item", "item", item);
    }

    /** The site's own postings and those of its buildings. */
    PostingQuery ofSite(@Nullable UUID site) {
        return when(site, "(p.item_id = :site or i.site_id = :site)", "site", site);
    }

    PostingQuery touching(@Nullable AreaAccount wanted) {
        if (wanted != null) {
            this.account = wanted;
        }
        return when(wanted, "(:account in (p.to_account, p.from_account))", "account", name(wanted));
    }

    /** Only what enters the account asked for by {@link #touching}; what 拟认定 is made of. */
    PostingQuery entering(boolean only) {
        if (only && account != null) {
            conditions.add("p.to_account = :account");
        }
        return this;
    }

    PostingQuery inZone(@Nullable String zone) {
        return when(zone, "ZONE = :zone", "zone", zone);
    }

    /** Of items the reader may look at; all when empty. */
    PostingQuery within(Reach reach) {
        when(anyOf(reach.zones()), "i.zone_code in (:zones_kept_to)", "zones_kept_to", reach.zones());
        return when(anyOf(reach.streets()), "i.street_code in (:streets_kept_to)", "streets_kept_to", reach.streets());
    }

    private static @Nullable Set<String> anyOf(Set<String> codes) {
        return codes.isEmpty() ? null : codes;
    }

    PostingQuery inStreet(@Nullable String street) {
        if ("NONE".equals(street)) {
            conditions.add("STREET is null");
            return this;
        }
        return when(street, "STREET = :street", "street", street);
    }

    PostingQuery inScope(@Nullable String scope) {
        return when(
                scope,
                "exists (select 1 from SCOPES s where s.item_id = p.item_id and THEN and s.scope_code = :scope)",
                "scope",
                scope);
    }

    /** Days, zones, streets and scopes as figures of a day have them that are looked at from there. */
    PostingQuery seenFrom(@Nullable Vantage vantage, @Nullable LocalDate asOf) {
        if (vantage == null || asOf == null) {
            return this;
        }
        placed = true;
        counting = vantage.counting();
        values.putAll(counting.sql("").values());
        Placing placing = vantage.placing(asOf);
        values.put("placed_at", utc(placing.at()));
        values.put("placed_known_at", utc(placing.knownAt()));
        return when(asOf, "DAY <= :as_of", "as_of", asOf);
    }

    /** The postings a target's figure is made of: its account, its whole period when flow is read, its named scopes. */
    PostingQuery making(@Nullable Target target, Reading reading) {
        if (target == null) {
            return this;
        }
        touching(AreaAccount.valueOf(target.account()));
        if (reading == Reading.FLOW) {
            when(target, "DAY >= :period_start", "period_start", target.periodStart());
            when(target, "DAY <= :period_end", "period_end", target.periodEnd());
        }
        if (!target.countedScopes().isEmpty()) {
            when(
                    target,
                    "exists (select 1 from SCOPES s where s.item_id = p.item_id and THEN and s.scope_code in (:target_scopes))",
                    "target_scopes",
                    target.countedScopes());
        }
        return this;
    }

    PostingQuery ofKind(@Nullable PostingKind kind) {
        return when(kind, "p.kind = :kind", "kind", name(kind));
    }

    /** The status at the instant of {@link #knownAt}, or the present one. */
    PostingQuery inStatus(@Nullable PostingStatus wanted) {
        this.status = wanted;
        return this;
    }

    private static String statusCondition(PostingStatus status, boolean atAnInstant) {
        String decided = atAnInstant ? "d.decided_at <= :known_at" : "d.decided_at is not null";
        return switch (status) {
            case CONFIRMED -> "(p.kind = 'CAPACITY' or (d.decision = 'CONFIRMED' and " + decided + "))";
            case PROPOSED ->
                "p.kind <> 'CAPACITY' and (d.decided_at is null" + (atAnInstant ? " or d.decided_at > :known_at" : "")
                        + ")";
            case REJECTED -> "d.decision = 'REJECTED' and " + decided;
        };
    }

    PostingQuery effectiveFrom(@Nullable LocalDate day) {
        return when(day, "DAY >= :effective_from", "effective_from", day);
    }

    PostingQuery effectiveTo(@Nullable LocalDate day) {
        return when(day, "DAY <= :effective_to", "effective_to", day);
    }

    /** As it was known at an instant: only what was recorded by then, in the status it had then. */
    PostingQuery knownAt(@Nullable Instant instant) {
        this.knownAt = instant;
        if (instant != null) {
            values.put("known_at", utc(instant));
        }
        return this;
    }

    /** What started to count only after an instant. */
    PostingQuery countedAfter(Instant instant) {
        inStatus(PostingStatus.CONFIRMED);
        return when(
                instant,
                "(case when p.kind = 'CAPACITY' then p.recorded_at else d.decided_at end) > :counted_after",
                "counted_after",
                utc(instant));
    }

    PostingQuery fromBatch(@Nullable UUID batch) {
        return when(batch, "p.batch_id = :batch", "batch", batch);
    }

    /** Of one person, by the name people know or the user name. */
    PostingQuery madeBy(@Nullable String person) {
        return when(blankToNull(person), "(p.maker = :maker or p.maker_name = :maker)", "maker", blankToNull(person));
    }

    /** Decided by one person, by the name people know or the user name. */
    PostingQuery decidedBy(@Nullable String person) {
        return when(
                blankToNull(person),
                "(d.checker = :checker or d.checker_name = :checker)",
                "checker",
                blankToNull(person));
    }

    /** Movements that rest on nothing: no document named and no file attached. */
    PostingQuery restingOnNothing(boolean only) {
        if (only) {
            conditions.add("""
                    p.kind = 'MOVEMENT' and p.evidence_kind is null
                      and not exists (select 1 from evidence_file f where f.posting_id = p.id)""");
        }
        return this;
    }

    PostingQuery mentioning(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return this;
        }
        return when(
                words,
                "(lower(i.code) like :words or lower(i.name) like :words or lower(p.evidence_ref) like :words)",
                "words",
                "%"
                        + words.strip()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace("%", "")
                                .replace("_", "") + "%");
    }

    private PostingQuery when(@Nullable Object present, String condition, String name, @Nullable Object value) {
        if (present != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
