package io.wanping.survey.coordinates;

import io.wanping.geo.ChinaOffset;
import io.wanping.geo.GeometryProblem;
import io.wanping.geo.LocalCrs;
import io.wanping.geo.Reprojector;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.stereotype.Component;

/**
 * Tells which system positions are in by trying all of them, both ways round: the reading whose points fall best into the district and into
 * the zone and street their rows declare wins, the commoner system where two are as good. The shifted degrees of web maps are told apart
 * from true ones only where borders are near, so they are never assumed, only suggested.
 *
 * <p>All positions out are {@code lon, lat} degrees, CGCS2000.
 */
@Component
public class CoordinateDoctor {

    private static final GeometryFactory POINTS = new GeometryFactory();
    private static final int MOST_POINTS = 300;

    private final Reprojector reprojector;
    private final Zones zones;
    private final LocalGrid localGrid;

    CoordinateDoctor(Reprojector reprojector, Zones zones, LocalGrid localGrid) {
        this.reprojector = reprojector;
        this.zones = zones;
        this.localGrid = localGrid;
    }

    /** A position and what its row says about where it is. */
    public record Patient(
            Pair pair, @Nullable String zone, @Nullable String street) {}

    /** Words that name a system: in a heading, or above the table. */
    public static Optional<CoordinateSystem> statedIn(String text) {
        String plain = text.toLowerCase(java.util.Locale.ROOT);
        if (plain.matches("(?s).*(百度|bd-?09).*")) {
            return Optional.of(CoordinateSystem.BD09);
        }
        if (plain.matches("(?s).*(高德|腾讯|微信|火星|gcj-?02).*")) {
            return Optional.of(CoordinateSystem.GCJ02);
        }
        return Optional.empty();
    }

    /** Whether a source is named that gives true positions. */
    public static boolean saysTruePositions(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(cgcs2000|2000国家|国家2000|wgs-?84|天地图|gps|rtk).*");
    }

    /** The reading that fits best; empty where no position falls into the district in any system. */
    public Optional<Judgement> judge(List<Patient> patients, @Nullable CoordinateSystem wanted, boolean stated) {
        List<Patient> sample = patients.subList(0, Math.min(patients.size(), MOST_POINTS));
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        Grounds grounds = new Grounds();
        List<Judgement.Reading> readings = new ArrayList<>();
        for (CoordinateSystem system : CoordinateSystem.values()) {
            for (boolean swapped : new boolean[] {false, true}) {
                Judgement.Reading reading = reading(sample, system, swapped, grounds);
                if (reading.inDistrict() > 0) {
                    readings.add(reading);
                }
            }
        }
        readings.sort(Comparator.comparingDouble((Judgement.Reading reading) -> -reading.score())
                .thenComparing(Judgement.Reading::system)
                .thenComparing(Judgement.Reading::swapped));
        return readings.stream()
                .filter(reading -> wanted == null ? !reading.system().isWebMap() : reading.system() == wanted)
                .findFirst()
                .map(chosen -> new Judgement(chosen, stated, List.copyOf(readings)));
    }

    private Judgement.Reading reading(List<Patient> sample, CoordinateSystem system, boolean swapped, Grounds grounds) {
        int inDistrict = 0;
        int inOwn = 0;
        int withOwn = 0;
        double east = 0;
        double north = 0;
        for (Patient patient : sample) {
            Coordinate at = place(patient.pair(), system, swapped).orElse(null);
            PreparedGeometry own = grounds.of(patient);
            withOwn += own == null ? 0 : 1;
            if (at == null) {
                continue;
            }
            Geometry point = POINTS.createPoint(at);
            if (grounds.district != null && grounds.district.intersects(point)) {
                inDistrict++;
                if (system.isWebMap()) {
                    ChinaOffset.Shift shift = ChinaOffset.shift(at, Objects.requireNonNull(system.source()));
                    east -= shift.east_metres();
                    north -= shift.north_metres();
                }
            }
            inOwn += own != null && own.intersects(point) ? 1 : 0;
        }
        int count = Math.max(1, inDistrict);
        return new Judgement.Reading(
                system,
                swapped,
                sample.size(),
                inDistrict,
                inOwn,
                withOwn,
                Math.round(east / count * 10) / 10.0,
                Math.round(north / count * 10) / 10.0);
    }

    /** A position in a system as {@code lon, lat}; empty where its numbers cannot be of that system. */
    public Optional<Coordinate> place(Pair written, CoordinateSystem system, boolean swapped) {
        Pair pair = swapped ? written.swapped() : written;
        if (pair.angle() && (!system.isDegrees() || system == CoordinateSystem.DEGREES_MMSS)) {
            return Optional.empty();
        }
        double east = pair.east();
        double north = pair.north();
        if (system == CoordinateSystem.DEGREES_MMSS) {
            east = unpacked(east);
            north = unpacked(north);
        }
        if (!system.couldHold(east, north)) {
            return Optional.empty();
        }
        Coordinate at = new Coordinate(east, north);
        if (system.isDegrees()) {
            return Optional.of(ChinaOffset.toCgcs2000(at, Objects.requireNonNull(system.source())));
        }
        try {
            Geometry point = POINTS.createPoint(at);
            if (system == CoordinateSystem.LOCAL) {
                Optional<LocalCrs> grid = localGrid.find();
                return grid.map(
                        crs -> reprojector.toStorage(point, crs).geometry().getCoordinate());
            }
            return Optional.of(reprojector
                    .toStorage(point, Objects.requireNonNull(system.crs()))
                    .getCoordinate());
        } catch (GeometryProblem outOfRange) {
            return Optional.empty();
        }
    }

    /** Who gave the parameters of the bureau's own grid; empty where none are set. */
    public Optional<String> localSource() {
        return localGrid.find().map(LocalCrs::source);
    }

    /** 121.2711 to 121°27′11″; not a number where minutes or seconds reach 60. */
    private static double unpacked(double packed) {
        double rounded = Math.round(Math.abs(packed) * 1e8) / 1e8;
        int degrees = (int) rounded;
        double rest = (rounded - degrees) * 100;
        int minutes = (int) (rest + 1e-7);
        double seconds = (rest - minutes) * 100;
        return minutes >= 60 || seconds >= 60 - 1e-6 || seconds < -1e-4
                ? Double.NaN
                : degrees + minutes / 60.0 + Math.max(0, seconds) / 3600;
    }

    /** Outlines made fast to ask. */
    private final class Grounds {

        private final @Nullable PreparedGeometry district = zones.findDistrict()
                .map(found -> PreparedGeometryFactory.prepare(found.outline()))
                .orElse(null);
        private final Map<String, @Nullable PreparedGeometry> known = new HashMap<>();

        @Nullable
        PreparedGeometry of(Patient patient) {
            String street = patient.street();
            String zone = patient.zone();
            if (street != null) {
                PreparedGeometry found = known.computeIfAbsent(
                        "S" + street,
                        none -> zones.findStreetByName(street)
                                .map(Street::outline)
                                .map(PreparedGeometryFactory::prepare)
                                .orElse(null));
                if (found != null) {
                    return found;
                }
            }
            return zone == null
                    ? null
                    : known.computeIfAbsent(
                            "Z" + zone,
                            none -> zones.findZoneByName(zone)
                                    .map(Zone::outline)
                                    .map(PreparedGeometryFactory::prepare)
                                    .orElse(null));
        }
    }
}
