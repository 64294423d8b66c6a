package io.wanping.map;

import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the colours of the map stand for: how many items on the map have each, and how much ground or floor they are. */
@Component
class Legend {

    private final ItemMirror mirror;

    Legend(ItemMirror mirror) {
        this.mirror = mirror;
    }

    /**
     * @param value an account, or a value of the theme; {@code UNKNOWN} where the record does not say
     * @param siteLand_m2 declared land of the sites of this colour
     * @param buildingGross_m2 gross floor area of the buildings of this colour; another basis, never added to the land
     */
    record Line(String value, int sites, BigDecimal siteLand_m2, int buildings, BigDecimal buildingGross_m2) {

        Line and(Line other) {
            return new Line(
                    value,
                    sites + other.sites,
                    siteLand_m2.add(other.siteLand_m2),
                    buildings + other.buildings,
                    buildingGross_m2.add(other.buildingGross_m2));
        }
    }

    /** @param day whose holdings colour the map */
    record View(Theme theme, LocalDate day, int sites, int buildings, List<Line> lines) {}

    View of(Lens lens, LocalDate day) {
        Map<String, Line> lines = new TreeMap<>();
        mirror.readAll(items -> {
            for (MapFeature.OfItem item : items) {
                if (lens.through(item) instanceof MapFeature.OfItem seen) {
                    lines.merge(seen.colour(), line(seen), Line::and);
                }
            }
            return lines;
        });
        return new View(
                lens.theme(),
                day,
                lines.values().stream().mapToInt(Line::sites).sum(),
                lines.values().stream().mapToInt(Line::buildings).sum(),
                List.copyOf(lines.values()));
    }

    private static Line line(MapFeature.OfItem item) {
        boolean site = item.kind() == ItemKind.SITE;
        BigDecimal area = orZero(item.traits().area_m2());
        return new Line(
                item.colour(),
                site ? 1 : 0,
                site ? area : BigDecimal.ZERO,
                site ? 0 : 1,
                site ? BigDecimal.ZERO : area);
    }

    private static BigDecimal orZero(@Nullable BigDecimal area) {
        return area == null ? BigDecimal.ZERO : area;
    }
}
