package io.wanping.map;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tiles drawn before, the longest unused going first. A tile is good for its revision only, so nothing ever has to be thrown out. */
final class TileCache {

    /** Where, what and how it is looked at; the revision decides whether it still is. */
    record Key(TileLayer layer, TileAddress tile, String lens) {

        Key(TileLayer layer, TileAddress tile) {
            this(layer, tile, "");
        }
    }

    private record Entry(long revision, byte[] content) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    TileCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<byte[]> find(Key key, long revision) {
        Entry entry = entries.get(key);
        return entry == null || entry.revision() != revision ? Optional.empty() : Optional.of(entry.content());
    }

    synchronized void put(Key key, long revision, byte[] content) {
        Entry before = entries.put(key, new Entry(revision, content));
        bytes += content.length - (before == null ? 0 : before.content().length);
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().content().length;
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
