package io.wanping.journal;

import io.wanping.finding.Finding;
import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items as the screens list them: the record, its place and its balances; a site with buildings shows what they hold together. */
@Component
class LedgerItems {

    private final Items items;
    private final PostingStore postings;
    private final Zones zones;
    private final OverlapSearch overlaps;
    private final DoubleCounting doubleCounting;
    private final Texts texts;

    LedgerItems(
            Items items,
            PostingStore postings,
            Zones zones,
            OverlapSearch overlaps,
            DoubleCounting doubleCounting,
            Texts texts) {
        this.items = items;
        this.postings = postings;
        this.zones = zones;
        this.overlaps = overlaps;
        this.doubleCounting = doubleCounting;
        this.texts = texts;
    }

    /** What the accounts hold, ㎡; {@code proposed_m2} is the sum over the three counted accounts. */
    record Balances(
            BigDecimal uncounted_m2,
            BigDecimal reserve_m2,
            BigDecimal optimise_m2,
            BigDecimal release_m2,
            BigDecimal proposed_m2) {

        static Balances of(ItemBalance balance) {
            Area proposed = balance.proposedFor(AreaAccount.RESERVE)
                    .plus(balance.proposedFor(AreaAccount.OPTIMISE))
                    .plus(balance.proposedFor(AreaAccount.RELEASE));
            return new Balances(
                    balance.of(AreaAccount.UNCOUNTED).squareMetres(),
                    balance.of(AreaAccount.RESERVE).squareMetres(),
                    balance.of(AreaAccount.OPTIMISE).squareMetres(),
                    balance.of(AreaAccount.RELEASE).squareMetres(),
                    proposed.squareMetres());
        }
    }

    /** One line of a list. */
    record Row(
            UUID id,
            ItemKind kind,
            String code,
            String name,
            String zone,
            String zoneName,
            @Nullable String street,
            @Nullable String streetName,
            @Nullable String siteCode,
            @Nullable BigDecimal landArea_m2,
            @Nullable BigDecimal grossFloorArea_m2,
            Balances balances,
            AreaAccount mainAccount,
            @Nullable String stage,
            @Nullable String responsibleUnit,
            @Nullable String responsiblePerson,
            @Nullable LocalDate deadline,
            boolean placed,
            @Nullable BigDecimal measuredArea_m2,
            long version,
            boolean sample) {}

    @Transactional(readOnly = true)
    List<Row> rows(List<UUID> ids, Locale locale) {
        List<Item> found = items.listByIds(ids);
        Map<UUID, Item> byId = found.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<UUID, ItemBalance> balances = balances(found);
        return ids.stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(item -> row(item, balances.getOrDefault(item.id(), ItemBalance.empty()), locale))
                .toList();
    }

    /** What is to be said about an item as it stands: ground it shares with others, declared and measured land apart. */
    @Transactional(readOnly = true)
    List<Finding> findings(Item item) {
        if (item.geometry() == null) {
            return List.of();
        }
        Map<UUID, Item> near = items.listNear(item.geometry().getEnvelopeInternal()).stream()
                .filter(other -> other.kind() == item.kind() && !other.id().equals(item.id()))
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return overlaps
                .of(
                        new Footprint(item.id(), item.geometry()),
                        near.values().stream()
                                .map(other -> new Footprint(other.id(), other.geometry()))
                                .toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .map(overlap -> doubleCounting.finding(item, near.get(overlap.second()), overlap))
                .toList();
    }

    String zoneName(String zone, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return zones.listZones().stream()
                .filter(known -> known.code().equals(zone))
                .map(known -> english ? known.nameEn() : known.name())
                .findFirst()
                .orElseGet(() -> texts.text("journal.bucket." + zone, locale));
    }

    private @Nullable String streetName(@Nullable String street, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return zones.listStreets().stream()
                .filter(known -> known.code().equals(street))
                .map(known -> english ? known.nameEn() : known.name())
                .findFirst()
                .orElse(null);
    }

    private Map<UUID, ItemBalance> balances(List<Item> found) {
        Map<UUID, ItemBalance> balances = new HashMap<>(postings.balances(ids(found, ItemKind.BUILDING)));
        balances.putAll(postings.siteBalances(ids(found, ItemKind.SITE)));
        return balances;
    }

    private static List<UUID> ids(List<Item> items, ItemKind kind) {
        return items.stream().filter(item -> item.kind() == kind).map(Item::id).toList();
    }

    private Row row(Item item, ItemBalance balance, Locale locale) {
        return new Row(
                item.id(),
                item.kind(),
                item.code(),
                item.name(),
                item.zone(),
                zoneName(item.zone(), locale),
                item.street(),
                streetName(item.street(), locale),
                item.fields().text(ItemField.SITE_CODE),
                item.fields().number(ItemField.LAND_AREA),
                item.fields().number(ItemField.GROSS_FLOOR_AREA),
                Balances.of(balance),
                balance.mainAccount(),
                item.fields().text(ItemField.STAGE),
                item.fields().text(ItemField.RESPONSIBLE_UNIT),
                item.fields().text(ItemField.RESPONSIBLE_PERSON),
                item.fields().date(ItemField.DEADLINE),
                item.geometry() != null,
                item.measuredArea() == null ? null : item.measuredArea().squareMetres(),
                item.version(),
                item.sample());
    }
}
