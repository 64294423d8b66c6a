package io.wanping.testing;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.EvidenceKind;
import io.wanping.journal.PostingCommand;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Enters items and postings into a ledger under test, the way people do: through the product's own services, with two of them. */
public final class Entries {

    public static final Actor MAKER = new Actor("maker", "周予安", Set.of(Role.EDITOR), Set.of());
    public static final Actor CHECKER = new Actor("second", "林照晚", Set.of(Role.CHECKER), Set.of());

    /** About twenty metres. */
    private static final double SIDE_DEGREES = 0.0002;

    /** Items come by survey, which may lie outside the district as a drawing may not. */
    private static final ItemSource SHEET = ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", 7);

    private final Items items;
    private final AreaJournal journal;
    private final Zones zones;

    public Entries(Items items, AreaJournal journal, Zones zones) {
        this.items = items;
        this.journal = journal;
        this.zones = zones;
    }

    /** Values of a record that count from a day on. */
    public UUID register(
            ItemKind kind,
            String code,
            FieldValues fields,
            @Nullable MultiPolygon shape,
            LocalDate from,
            String... scopes) {
        UUID id = UUID.randomUUID();
        items.apply(
                List.of(new ItemCommand.Register(
                        id, kind, code, fields, Set.of(scopes), shape, Map.of(), Map.of(), SHEET, false)),
                MAKER,
                Dating.effective(from));
        return id;
    }

    /** A site of so much gross floor area. */
    public UUID site(
            String code, long grossFloorArea_m2, @Nullable MultiPolygon shape, LocalDate from, String... scopes) {
        return register(ItemKind.SITE, code, gross(grossFloorArea_m2), shape, from, scopes);
    }

    public static FieldValues gross(long squareMetres) {
        return FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, BigDecimal.valueOf(squareMetres));
    }

    /** A movement that waits for a checker. */
    public UUID propose(UUID item, AreaAccount from, AreaAccount to, long area_m2, LocalDate on) {
        PostingCommand command = new PostingCommand(
                item,
                from,
                to,
                Area.ofSquareMetres(area_m2),
                on,
                "认定",
                EvidenceKind.ACCEPTANCE,
                "验收 1 号",
                UUID.randomUUID().toString(),
                null,
                null);
        return journal.propose(List.of(command), MAKER).get(0);
    }

    /** A movement another person has confirmed. */
    public UUID move(UUID item, AreaAccount from, AreaAccount to, long area_m2, LocalDate on) {
        UUID posting = propose(item, from, to, area_m2, on);
        journal.confirm(List.of(posting), CHECKER);
        return posting;
    }

    public void reject(UUID posting) {
        journal.reject(posting, "依据不足", CHECKER);
    }

    /** The n-th of a row of squares well inside a zone, apart from each other; {@code lon, lat} degrees, EPSG:4490. */
    public MultiPolygon squareIn(String zone, int n) {
        Point inside = zones.findZoneByName(zone).orElseThrow().outline().getInteriorPoint();
        return square(inside.getX() + 2 * n * SIDE_DEGREES, inside.getY());
    }

    /** A square of some twenty metres whose south-west corner is there. */
    public static MultiPolygon square(double lon, double lat) {
        GeometryFactory factory = new GeometryFactory();
        Envelope box = new Envelope(lon, lon + SIDE_DEGREES, lat, lat + SIDE_DEGREES);
        return factory.createMultiPolygon(new Polygon[] {(Polygon) factory.toGeometry(box)});
    }
}
