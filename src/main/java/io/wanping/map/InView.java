package io.wanping.map;

import io.wanping.register.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies in a part of the map, by colour. From memory, so that it can be asked after every move. */
@Component
class InView {

    /** Beyond that a list of what is in view is of no use to anybody. */
    static final int MOST_IDS = 5000;

    private final ItemMirror mirror;

    InView(ItemMirror mirror) {
        this.mirror = mirror;
    }

    /**
     * @param sites how many of each colour
     * @param ids of sites and buildings; null when there are more than {@value #MOST_IDS}
     */
    record View(
            Map<String, Integer> sites,
            Map<String, Integer> buildings,
            @Nullable List<UUID> ids) {}

    /** @param box what is in view: an item is when its own box meets it */
    View of(BoundingBox box, Lens lens) {
        WorldBox view = new WorldBox(
                WebMercator.x(box.west()),
                WebMercator.y(box.north()),
                WebMercator.x(box.east()),
                WebMercator.y(box.south()));
        List<UUID> ids = new ArrayList<>();
        Map<String, Integer> sites = count(ItemKind.SITE, view, lens, ids);
        Map<String, Integer> buildings = count(ItemKind.BUILDING, view, lens, ids);
        return new View(sites, buildings, ids.size() > MOST_IDS ? null : ids);
    }

    private Map<String, Integer> count(ItemKind kind, WorldBox view, Lens lens, List<UUID> ids) {
        Map<String, Integer> counts = new TreeMap<>();
        mirror.read(kind, grid -> {
            new Lens.Seen(grid, lens).visit(view, feature -> {
                if (feature instanceof MapFeature.OfItem item) {
                    counts.merge(item.colour(), 1, Integer::sum);
                    if (ids.size() <= MOST_IDS) {
                        ids.add(item.id());
                    }
                }
            });
            return counts;
        });
        return counts;
    }
}
