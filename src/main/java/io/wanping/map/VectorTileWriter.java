package io.wanping.map;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one layer of polygons as a vector tile, after the Mapbox Vector Tile Specification 2.1: protocol buffers, positions as zigzag
 * differences, names and values of properties in tables of their own. Not for more than one thread.
 */
final class VectorTileWriter {

    private static final int POLYGON = 3;
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = (1 << 3) | 7;
    private static final int SPECIFICATION_VERSION = 2;

    private final String layer;
    private final int extent;
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<Object, Integer> values = new LinkedHashMap<>();
    private final Bytes features = new Bytes(4096);
    private final Bytes tags = new Bytes(64);
    private final Bytes geometry = new Bytes(256);
    private final Bytes feature = new Bytes(512);
    private int drawn;

    VectorTileWriter(String layer, int extent) {
        this.layer = layer;
        this.extent = extent;
    }

    /** Adds to the feature that the next {@link #polygon} ends. Values are String, Boolean, Integer or Long. */
    void property(String key, Object value) {
        tags.varint(keys.computeIfAbsent(key, any -> keys.size()));
        tags.varint(values.computeIfAbsent(value, any -> values.size()));
    }

    /** @param rings on the grid of the tile; outer rings clockwise with {@code y} to the south, each followed by its holes */
    void polygon(List<int[]> rings) {
        int x = 0;
        int y = 0;
        for (int[] ring : rings) {
            geometry.varint((1 << 3) | MOVE_TO);
            geometry.zigzag(ring[0] - x);
            geometry.zigzag(ring[1] - y);
            geometry.varint(((ring.length / 2 - 1) << 3) | LINE_TO);
            for (int i = 2; i < ring.length; i += 2) {
                geometry.zigzag(ring[i] - ring[i - 2]);
                geometry.zigzag(ring[i + 1] - ring[i - 1]);
            }
            geometry.varint(CLOSE_PATH);
            x = ring[ring.length - 2];
            y = ring[ring.length - 1];
        }
        feature.bytes(2, tags);
        feature.number(3, POLYGON);
        feature.bytes(4, geometry);
        features.bytes(2, feature);
        tags.clear();
        geometry.clear();
        feature.clear();
        drawn++;
    }

    /** So far, without the tables. */
    int size() {
        return features.length;
    }

    /** The tile; no bytes at all where nothing was drawn. */
    byte[] toBytes() {
        if (drawn == 0) {
            return new byte[0];
        }
        Bytes body = new Bytes(features.length + 1024);
        body.text(1, layer);
        body.append(features);
        keys.keySet().forEach(key -> body.text(3, key));
        values.keySet().forEach(value -> body.bytes(4, encoded(value)));
        body.number(5, extent);
        body.number(15, SPECIFICATION_VERSION);
        Bytes tile = new Bytes(body.length + 8);
        tile.bytes(3, body);
        return Arrays.copyOf(tile.content, tile.length);
    }

    private static Bytes encoded(Object value) {
        Bytes bytes = new Bytes(48);
        if (value instanceof String text) {
            bytes.text(1, text);
        } else if (value instanceof Boolean flag) {
            bytes.number(7, flag ? 1 : 0);
        } else if (value instanceof Number number) {
            bytes.number(5, number.longValue());
        } else {
            throw new IllegalArgumentException(value.getClass().getName());
        }
        return bytes;
    }

    /** A growing array of protocol buffer bytes. */
    private static final class Bytes {

        private static final int VARINT = 0;
        private static final int LENGTH_DELIMITED = 2;
        private static final int LONGEST_VARINT = 10;

        private byte[] content;
        private int length;

        Bytes(int capacity) {
            this.content = new byte[capacity];
        }

        void clear() {
            length = 0;
        }

        void varint(long value) {
            ensure(LONGEST_VARINT);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                content[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            content[length++] = (byte) rest;
        }

        void zigzag(int value) {
            varint(((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
        }

        void number(int field, long value) {
            varint(((long) field << 3) | VARINT);
            varint(value);
        }

        void text(int field, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            raw(field, utf8, utf8.length);
        }

        void bytes(int field, Bytes other) {
            raw(field, other.content, other.length);
        }

        void append(Bytes other) {
            ensure(other.length);
            System.arraycopy(other.content, 0, content, length, other.length);
            length += other.length;
        }

        private void raw(int field, byte[] bytes, int size) {
            varint(((long) field << 3) | LENGTH_DELIMITED);
            varint(size);
            ensure(size);
            System.arraycopy(bytes, 0, content, length, size);
            length += size;
        }

        private void ensure(int more) {
            if (length + more > content.length) {
                content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
            }
        }
    }
}
