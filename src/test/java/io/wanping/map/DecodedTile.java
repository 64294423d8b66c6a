package io.wanping.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads a vector tile of one polygon layer after the specification, apart from the code that writes it. */
record DecodedTile(String layer, int extent, int version, List<Feature> features) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** @param polygons MultiPolygon on the grid of the tile, {@code y} to the south */
    record Feature(Map<String, Object> properties, Geometry polygons) {}

    static DecodedTile read(byte[] tile) {
        if (tile.length == 0) {
            return new DecodedTile("", 0, 0, List.of());
        }
        Message layer = new Message(new Message(tile).only(3));
        List<String> keys = layer.all(3).stream().map(DecodedTile::text).toList();
        List<Object> values = layer.all(4).stream().map(DecodedTile::value).toList();
        List<Feature> features = layer.all(2).stream()
                .map(bytes -> feature(new Message(bytes), keys, values))
                .toList();
        return new DecodedTile(text(layer.only(1)), (int) layer.number(5), (int) layer.number(15), features);
    }

    private static Feature feature(Message message, List<String> keys, List<Object> values) {
        if (message.number(3) != 3) {
            throw new IllegalStateException("not a polygon");
        }
        long[] tags = numbers(message.only(2));
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            properties.put(keys.get((int) tags[i]), values.get((int) tags[i + 1]));
        }
        return new Feature(properties, polygons(numbers(message.only(4))));
    }

    private static Geometry polygons(long[] commands) {
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        LinearRing outer = null;
        List<Coordinate> ring = new ArrayList<>();
        long x = 0;
        long y = 0;
        int i = 0;
        while (i < commands.length) {
            int command = (int) (commands[i] & 7);
            int count = (int) (commands[i] >> 3);
            i++;
            if (command == 7) {
                ring.add(ring.get(0).copy());
                LinearRing closed = FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
                double area = org.locationtech.jts.algorithm.Area.ofRingSigned(closed.getCoordinates());
                // JTS has clockwise above zero with y to the north; a tile has y to the south.
                if (area < 0) {
                    if (outer != null) {
                        polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
                    }
                    outer = closed;
                    holes.clear();
                } else {
                    holes.add(closed);
                }
                ring = new ArrayList<>();
                continue;
            }
            for (int n = 0; n < count; n++) {
                x += zigzag(commands[i++]);
                y += zigzag(commands[i++]);
                ring.add(new Coordinate(x, y));
            }
        }
        polygons.add(FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Object value(byte[] bytes) {
        Message message = new Message(bytes);
        if (!message.all(1).isEmpty()) {
            return text(message.only(1));
        }
        return message.has(7) ? (Object) (message.number(7) == 1) : (Object) message.number(5);
    }

    private static long[] numbers(byte[] packed) {
        Reader reader = new Reader(packed);
        List<Long> numbers = new ArrayList<>();
        while (reader.more()) {
            numbers.add(reader.varint());
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** A protocol buffer message, its fields by number. */
    private static final class Message {

        private final Map<Integer, List<Object>> fields = new LinkedHashMap<>();

        Message(byte[] bytes) {
            Reader reader = new Reader(bytes);
            while (reader.more()) {
                long key = reader.varint();
                Object value = (key & 7) == 2 ? (Object) reader.bytes() : (Object) reader.varint();
                fields.computeIfAbsent((int) (key >> 3), any -> new ArrayList<>())
                        .add(value);
            }
        }

        boolean has(int field) {
            return fields.containsKey(field);
        }

        List<byte[]> all(int field) {
            return fields.getOrDefault(field, List.of()).stream()
                    .map(byte[].class::cast)
                    .toList();
        }

        byte[] only(int field) {
            List<byte[]> all = all(field);
            if (all.size() != 1) {
                throw new IllegalStateException(all.size() + " of field " + field);
            }
            return all.get(0);
        }

        long number(int field) {
            return (Long) fields.get(field).get(0);
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length;
        }

        long varint() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }

        byte[] bytes() {
            int length = (int) varint();
            at += length;
            return java.util.Arrays.copyOfRange(bytes, at - length, at);
        }
    }
}
