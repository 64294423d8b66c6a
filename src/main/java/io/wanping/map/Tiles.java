package io.wanping.map;

import io.wanping.register.ItemKind;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Vector tiles. The revision of a tile is the sum over what is on it, so its tag changes if and only if one of those is another, and is the
 * same on every instance. Tiles are kept compressed, as they are sent.
 */
@Component
class Tiles {

    private static final long MOST_BYTES_KEPT = 48L << 20;

    private final ItemMirror items;
    private final Zones zones;
    private final TileCache cache = new TileCache(MOST_BYTES_KEPT);

    private volatile @Nullable Outlines<Zone> zoneOutlines;
    private volatile @Nullable Outlines<Street> streetOutlines;

    Tiles(ItemMirror items, Zones zones) {
        this.items = items;
        this.zones = zones;
    }

    /** @param gzip the tile, compressed; that of an empty tile is empty */
    record Tile(String tag, byte[] gzip) {}

    /** Outlines as they were when drawn; another list means other outlines. */
    private record Outlines<T>(List<T> source, FeatureGrid grid) {}

    /**
     * A tile as things are now.
     *
     * @param lens how items are looked at; borders look the same through any
     * @param isKnown whether the reader has the tile of this tag already
     * @return empty when he has
     */
    Optional<Tile> find(TileLayer layer, TileAddress tile, Lens lens, Predicate<String> isKnown) {
        return switch (layer) {
            case SITES -> items.read(ItemKind.SITE, grid -> find(layer, tile, new Lens.Seen(grid, lens), isKnown));
            case BUILDINGS ->
                items.read(ItemKind.BUILDING, grid -> find(layer, tile, new Lens.Seen(grid, lens), isKnown));
            case ZONES -> {
                Outlines<Zone> outlines = current(zoneOutlines, zones.listZones(), Tiles::feature);
                zoneOutlines = outlines;
                yield find(layer, tile, new Lens.Seen(outlines.grid(), Lens.PLAIN), isKnown);
            }
            case STREETS -> {
                Outlines<Street> outlines = current(streetOutlines, zones.listStreets(), Tiles::feature);
                streetOutlines = outlines;
                yield find(layer, tile, new Lens.Seen(outlines.grid(), Lens.PLAIN), isKnown);
            }
        };
    }

    private Optional<Tile> find(TileLayer layer, TileAddress tile, Lens.Seen grid, Predicate<String> isKnown) {
        long revision = grid.digest(tile.boxWithMargin(TileRenderer.MARGIN));
        String tag = "W/\"" + TileRenderer.VERSION + "-" + HexFormat.of().toHexDigits(revision) + "\"";
        if (isKnown.test(tag)) {
            return Optional.empty();
        }
        TileCache.Key key = new TileCache.Key(layer, tile, grid.key());
        byte[] kept = cache.find(key, revision).orElse(null);
        if (kept == null) {
            kept = compressed(TileRenderer.draw(layer.title(), tile, grid::visit));
            cache.put(key, revision, kept);
        }
        return Optional.of(new Tile(tag, kept));
    }

    private static <T> Outlines<T> current(
            @Nullable Outlines<T> known, List<T> source, Function<T, MapFeature> feature) {
        if (known != null && known.source() == source) {
            return known;
        }
        FeatureGrid grid = new FeatureGrid();
        source.forEach(one -> grid.add(feature.apply(one)));
        return new Outlines<>(source, grid);
    }

    private static MapFeature feature(Zone zone) {
        return new MapFeature.OfOutline(
                zone.code(), zone.name(), zone.nameEn(), zone.schematic(), MapShape.of(zone.outline()));
    }

    private static MapFeature feature(Street street) {
        return new MapFeature.OfOutline(
                street.code(), street.name(), street.nameEn(), street.schematic(), MapShape.of(street.outline()));
    }

    private static byte[] compressed(byte[] tile) {
        if (tile.length == 0) {
            return tile;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tile.length / 2);
        try (OutputStream gzip = new QuickGzip(bytes)) {
            gzip.write(tile);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
