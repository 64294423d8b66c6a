package io.wanping.zoning;

import io.wanping.geo.AreaMeasurer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Service;

/**
 * Zones, streets and scopes, and which of them a shape belongs to. Read from the database and kept in memory; another instance's change
 * is seen within a second.
 */
@Service
public class Zones {

    /** The bucket of items outside every zone (未归区). */
    public static final String NONE = "NONE";

    /** The bucket of items without geometry (未落图). */
    public static final String UNPLACED = "UNPLACED";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ZoningStore store;
    private final AreaMeasurer areas;
    private final Clock clock;

    private volatile @Nullable Snapshot snapshot;

    Zones(ZoningStore store, AreaMeasurer areas, Clock clock) {
        this.store = store;
        this.areas = areas;
        this.clock = clock;
    }

    private record Snapshot(
            long revision, Zoning zoning, OutlineIndex<Zone> byZone, OutlineIndex<Street> byStreet, Instant checkedAt) {

        Snapshot checked(Instant at) {
            return new Snapshot(revision, zoning, byZone, byStreet, at);
        }
    }

    public List<Zone> listZones() {
        return current().zoning().zones();
    }

    public List<Street> listStreets() {
        return current().zoning().streets();
    }

    public List<Scope> listScopes() {
        return current().zoning().scopes();
    }

    /** Empty before anything is loaded. */
    public Optional<District> findDistrict() {
        return current().zoning().district();
    }

    /** By code, Chinese or English name, in any usual spelling. */
    public Optional<Zone> findZoneByName(String name) {
        return find(listZones(), name, Zone::code, Zone::name, Zone::nameEn);
    }

    /** By code, Chinese or English name, with or without 街道, or by an old name that became one street. */
    public Optional<Street> findStreetByName(String name) {
        return find(listStreets(), name, Street::code, Street::name, Street::nameEn);
    }

    /** By code, Chinese or English name, in any usual spelling. */
    public Optional<Scope> findScopeByName(String name) {
        return find(listScopes(), name, Scope::code, Scope::name, Scope::nameEn);
    }

    /** The zone that holds most of a shape; {@link #NONE} where none holds any of it. */
    public ZoneShare assign(MultiPolygon shape) {
        return current()
                .byZone()
                .largestShare(shape)
                .map(found -> new ZoneShare(found.outline().code(), found.share(), ZoneShare.LARGEST_SHARE))
                .orElseGet(() -> new ZoneShare(NONE, BigDecimal.ZERO, ZoneShare.OUTSIDE));
    }

    /** The part of a shape's area in a zone of that code, 0 to 1; zero where there is no such zone. */
    public BigDecimal shareIn(String zone, MultiPolygon shape) {
        Snapshot now = current();
        return now.zoning().zones().stream()
                .filter(known -> known.code().equals(zone))
                .map(known -> now.byZone().shareIn(known, shape))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The street that holds most of a shape. */
    public Optional<Street> streetOf(MultiPolygon shape) {
        return current().byStreet().largestShare(shape).map(OutlineIndex.Share::outline);
    }

    /** Whether any of it lies in the district. */
    public boolean meetsDistrict(Geometry shape) {
        return findDistrict()
                .map(district -> district.outline().intersects(shape))
                .orElse(false);
    }

    /** Forgets what is in memory; for the one who has just changed it. */
    void refresh() {
        snapshot = null;
    }

    private Snapshot current() {
        Snapshot seen = snapshot;
        Instant now = clock.instant();
        if (seen != null && now.isBefore(seen.checkedAt().plus(FRESH)) && !now.isBefore(seen.checkedAt())) {
            return seen;
        }
        long revision = store.revision();
        Snapshot fresh = seen != null && seen.revision() == revision ? seen.checked(now) : load(revision, now);
        snapshot = fresh;
        return fresh;
    }

    private Snapshot load(long revision, Instant now) {
        Zoning zoning = store.load();
        return new Snapshot(
                revision,
                zoning,
                new OutlineIndex<>(zoning.zones(), Zone::outline, areas),
                new OutlineIndex<>(zoning.streets(), Street::outline, areas),
                now);
    }

    private static <T> Optional<T> find(
            List<T> all, String name, Function<T, String> code, Function<T, String> zh, Function<T, String> en) {
        String key = Names.key(name);
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> code.apply(one).equalsIgnoreCase(name.strip())
                        || Names.key(zh.apply(one)).equals(key)
                        || en.apply(one).toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }
}
