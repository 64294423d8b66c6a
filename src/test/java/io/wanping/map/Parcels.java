package io.wanping.map;

import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Made-up parcels around the middle of the district, {@code lon, lat} degrees. */
final class Parcels {

    static final double LON = 121.455;
    static final double LAT = 31.265;

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final AreaAccount[] ACCOUNTS = AreaAccount.values();

    private final Random random;

    Parcels(long seed) {
        this.random = new Random(seed);
    }

    record Parcel(MapFeature.OfItem feature, MultiPolygon geometry) {}

    /** Starlike polygons of up to a size, some with a hole, anywhere within so many degrees of the middle. */
    List<Parcel> scattered(int count, double spread, double largest) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double lon = LON + (random.nextDouble() - 0.5) * spread;
            double lat = LAT + (random.nextDouble() - 0.5) * spread;
            double radius = largest * (0.05 + 0.95 * random.nextDouble()) / 2;
            LinearRing outer = star(lon, lat, radius, 5 + random.nextInt(20));
            LinearRing[] holes = random.nextInt(4) == 0
                    ? new LinearRing[] {star(lon, lat, radius / 4, 4 + random.nextInt(6))}
                    : null;
            parcels.add(parcel(FACTORY.createMultiPolygon(new Polygon[] {FACTORY.createPolygon(outer, holes)})));
        }
        return parcels;
    }

    /** A regular mosaic of about so many squares over the district: as dense as parcels can be. */
    List<Parcel> mosaic(int count, double spread) {
        int columns = (int) Math.round(Math.sqrt(count));
        double side = spread / columns;
        List<Parcel> parcels = new ArrayList<>(columns * columns);
        for (int i = 0; i < columns * columns; i++) {
            double west = LON - spread / 2 + i % columns * side;
            double south = LAT - spread / 2 + i / columns * side;
            Coordinate[] ring = {
                new Coordinate(west, south),
                new Coordinate(west, south + side * 0.95),
                new Coordinate(west + side * 0.5, south + side * (0.9 + 0.05 * random.nextDouble())),
                new Coordinate(west + side * 0.95, south + side * 0.95),
                new Coordinate(west + side * 0.95, south),
                new Coordinate(west, south)
            };
            parcels.add(parcel(FACTORY.createMultiPolygon(new Polygon[] {FACTORY.createPolygon(ring)})));
        }
        return parcels;
    }

    Parcel parcel(MultiPolygon geometry) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new Parcel(
                new MapFeature.OfItem(
                        id,
                        ItemKind.SITE,
                        "N0705-" + random.nextInt(100_000),
                        "示例地块" + random.nextInt(100_000),
                        ACCOUNTS[1 + random.nextInt(4)],
                        random.nextInt(10) == 0,
                        null,
                        "SHIBEI",
                        1,
                        MapItem.Traits.UNKNOWN,
                        null,
                        MapShape.of(geometry)),
                geometry);
    }

    private LinearRing star(double lon, double lat, double radius, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (0.5 + 0.5 * random.nextDouble());
            ring[i] = new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return FACTORY.createLinearRing(ring);
    }

    /** On the grid of a tile, {@code y} to the south, not rounded: what a perfect tile would hold. */
    static Geometry onTile(Geometry lonLat, TileAddress tile) {
        Geometry copy = lonLat.copy();
        copy.apply((org.locationtech.jts.geom.CoordinateFilter) position -> {
            double phi = Math.toRadians(position.y);
            double x = (position.x / 360 + 0.5) * (1L << tile.z());
            double y = (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * (1L << tile.z());
            position.x = (x - tile.x()) * TileRenderer.EXTENT;
            position.y = (y - tile.y()) * TileRenderer.EXTENT;
        });
        copy.geometryChanged();
        return copy;
    }

    /** The tile of a zoom that holds a position. */
    static TileAddress tileAt(int z, double lon, double lat) {
        return new TileAddress(
                z,
                WebMercator.x(lon) >> (WebMercator.WORLD_BITS - z),
                WebMercator.y(lat) >> (WebMercator.WORLD_BITS - z));
    }

    static FeatureGrid grid(List<Parcel> parcels) {
        FeatureGrid grid = new FeatureGrid();
        parcels.forEach(parcel -> grid.add(parcel.feature()));
        return grid;
    }
}
