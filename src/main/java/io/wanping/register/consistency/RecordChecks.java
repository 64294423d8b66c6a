package io.wanping.register.consistency;

import static io.wanping.register.consistency.ConsistencyFinding.of;

import io.wanping.register.ItemKind;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a record says about itself and its shape, one item at a time. Zones and streets stand in the facts by their codes. Words are looked
 * up once for all items. Not for several threads.
 */
final class RecordChecks {

    private final Zones zones;
    private final LandUseCodes landUses;
    private final ConsistencyTolerance tolerance;
    private final Map<String, Optional<Zone>> zoneWords = new HashMap<>();
    private final Map<String, Optional<Street>> streetWords = new HashMap<>();

    RecordChecks(Zones zones, LandUseCodes landUses, ConsistencyTolerance tolerance) {
        this.zones = zones;
        this.landUses = landUses;
        this.tolerance = tolerance;
    }

    List<ConsistencyFinding> check(CheckedItem item) {
        List<ConsistencyFinding> findings = new ArrayList<>();
        presence(item, findings);
        ground(item, findings);
        sums(item, findings);
        words(item, findings);
        return findings;
    }

    private static void presence(CheckedItem item, List<ConsistencyFinding> findings) {
        BigDecimal gross = item.gross_m2();
        if (item.geometry() == null) {
            findings.add(of(
                    ConsistencyCheck.SHAPE_MISSING, item, item.capacity_m2(), "capacity", plain(item.capacity_m2())));
        } else if (Zones.NONE.equals(item.zone())) {
            findings.add(
                    of(ConsistencyCheck.ZONE_MISSING, item, item.capacity_m2(), "capacity", plain(item.capacity_m2())));
        }
        boolean noArea = gross == null && item.declaredGround_m2() == null;
        if (item.geometry() != null && noArea && item.name() == null && item.parcelNumber() == null) {
            findings.add(of(
                    ConsistencyCheck.RECORD_MISSING, item, item.measured_m2(), "measured", plain(item.measured_m2())));
        } else if (gross == null && (item.kind() == ItemKind.BUILDING || item.land_m2() == null)) {
            findings.add(
                    of(ConsistencyCheck.AREA_MISSING, item, item.measured_m2(), "measured", plain(item.measured_m2())));
        }
    }

    private void ground(CheckedItem item, List<ConsistencyFinding> findings) {
        BigDecimal declared = item.declaredGround_m2();
        BigDecimal measured = item.measured_m2();
        if (item.geometry() != null && declared != null && measured != null && tolerance.isTooFar(declared, measured)) {
            BigDecimal apart = declared.subtract(measured);
            findings.add(of(
                    ConsistencyCheck.AREA_DIFFERS,
                    item,
                    apart.abs(),
                    "declared",
                    plain(declared),
                    "measured",
                    plain(measured),
                    "difference",
                    plain(apart)));
        }
        if (item.geometry() != null && !item.zoneMethod().equals("OVERRIDE")) {
            String now = zones.assign(item.geometry()).zone();
            if (!now.equals(item.zone())) {
                findings.add(of(
                        ConsistencyCheck.PLACEMENT_STALE, item, item.measured_m2(), "zone", item.zone(), "now", now));
            }
        }
    }

    private void sums(CheckedItem item, List<ConsistencyFinding> findings) {
        BigDecimal gross = item.gross_m2();
        if (gross != null && item.aboveGround_m2() != null && item.belowGround_m2() != null) {
            BigDecimal parts = item.aboveGround_m2().add(item.belowGround_m2());
            if (!tolerance.isSum(gross, parts)) {
                findings.add(of(
                        ConsistencyCheck.GROSS_NOT_SUM,
                        item,
                        gross.subtract(parts).abs(),
                        "gross",
                        plain(gross),
                        "above",
                        plain(item.aboveGround_m2()),
                        "below",
                        plain(item.belowGround_m2())));
            }
        }
        exceeds(ConsistencyCheck.VACANT_EXCEEDS_RENTABLE, item, item.vacant_m2(), item.rentable_m2(), findings);
        exceeds(ConsistencyCheck.RENTABLE_EXCEEDS_GROSS, item, item.rentable_m2(), gross, findings);
    }

    private void exceeds(
            ConsistencyCheck check,
            CheckedItem item,
            @Nullable BigDecimal part,
            @Nullable BigDecimal whole,
            List<ConsistencyFinding> findings) {
        if (part != null && whole != null && part.subtract(whole).compareTo(tolerance.sum_m2()) > 0) {
            findings.add(of(check, item, part.subtract(whole), "part", plain(part), "whole", plain(whole)));
        }
    }

    private void words(CheckedItem item, List<ConsistencyFinding> findings) {
        if (item.landUse() != null && item.landUseCode() != null) {
            landUses.contradiction(item.landUseCode(), item.landUse())
                    .ifPresent(meaning -> findings.add(of(
                            ConsistencyCheck.LAND_USE_DIFFERS,
                            item,
                            null,
                            "code",
                            item.landUseCode(),
                            "word",
                            item.landUse(),
                            "meaning",
                            meaning)));
        }
        if (item.geometry() == null) {
            return;
        }
        String zone = item.declaredZone();
        if (zone != null && isOther(zone, item.zone(), zoneWords, zones::findZoneByName, Zone::code)) {
            findings.add(of(ConsistencyCheck.ZONE_DIFFERS, item, null, "word", zone, "placed", item.zone()));
        }
        String street = item.declaredStreet();
        if (street != null && isOther(street, item.street(), streetWords, zones::findStreetByName, Street::code)) {
            findings.add(of(
                    ConsistencyCheck.STREET_DIFFERS,
                    item,
                    null,
                    "word",
                    street,
                    "placed",
                    item.street() == null ? "—" : item.street()));
        }
    }

    /** Whether a word names something else than where the item lies; a word nobody knows does. */
    private static <T> boolean isOther(
            String word,
            @Nullable String placed,
            Map<String, Optional<T>> seen,
            Function<String, Optional<T>> lookUp,
            Function<T, String> code) {
        Optional<T> meant = seen.computeIfAbsent(word, lookUp);
        return meant.isEmpty() || !code.apply(meant.get()).equals(placed);
    }

    static String plain(@Nullable BigDecimal area_m2) {
        return area_m2 == null ? "—" : area_m2.toPlainString();
    }
}
