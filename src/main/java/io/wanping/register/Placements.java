package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.zoning.BoundaryDraft;
import io.wanping.zoning.ZoneShare;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which zone items lie in, apart from what they say about themselves: by hand with a reason, by a boundary that moved, and where they lay
 * before. Every change goes through {@link Items#apply}.
 */
@Service
public class Placements {

    private final PlacementStore store;
    private final Items items;
    private final Zones zones;
    private final Clock clock;

    Placements(PlacementStore store, Items items, Zones zones, Clock clock) {
        this.store = store;
        this.items = items;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * An item a boundary would move, or would if it had not been put where it is by hand.
     *
     * @param share part of its footprint in the new zone
     * @param geometry {@code lon, lat} degrees, EPSG:4490
     */
    public record Move(
            UUID id,
            ItemKind kind,
            String code,
            String name,
            long version,
            String from,
            String to,
            BigDecimal share,
            String method,
            MultiPolygon geometry) {}

    /** @param kept items that would move by area and stay, because somebody put them there */
    public record Foreseen(int onTheMap, List<Move> moves, List<Move> kept) {}

    /** Which items would lie elsewhere, by the largest share of their area. Writes nothing. */
    @Transactional(readOnly = true)
    public Foreseen foresee(BoundaryDraft draft) {
        List<Move> moves = new ArrayList<>();
        List<Move> kept = new ArrayList<>();
        List<PlacementStore.PlacedItem> placed = store.listPlaced();
        for (PlacementStore.PlacedItem item : placed) {
            ZoneShare now = draft.assign(item.geometry());
            if (!now.zone().equals(item.zone())) {
                (item.method().equals(ZoneShare.OVERRIDE) ? kept : moves).add(move(item, now));
            }
        }
        return new Foreseen(placed.size(), moves, kept);
    }

    /** Moves items because of a version of the boundaries, in the running transaction. */
    @Transactional
    public void move(List<Move> moves, long boundaryVersion, LocalDate effectiveOn, String reason, Actor actor) {
        List<ItemCommand> commands = moves.stream()
                .map(move -> (ItemCommand) new ItemCommand.Assign(
                        move.id(),
                        move.version(),
                        move.to(),
                        move.share(),
                        move.method(),
                        reason,
                        ItemSource.boundary(boundaryVersion)))
                .toList();
        if (!commands.isEmpty()) {
            items.apply(commands, actor, Dating.effective(effectiveOn));
        }
    }

    /** Where an item lay since when, newest first. */
    @Transactional(readOnly = true)
    public List<PastPlacement> listPlacements(UUID itemId) {
        return store.list(itemId);
    }

    /**
     * Puts an item into a zone by hand, or back to where the boundaries put it.
     *
     * @param zone null for where the boundaries put it
     * @throws Refused without a reason, off the map, for a zone there is not, outside the actor's zones, or stale
     */
    @Transactional
    public void assign(UUID itemId, long baseVersion, @Nullable String zone, String reason, Actor actor) {
        Item item = items.getItem(itemId);
        MultiPolygon geometry = item.geometry();
        List<Finding> findings = new ArrayList<>();
        if (reason.isBlank()) {
            findings.add(RegisterFinding.ASSIGNMENT_REASON_MISSING.at(new Place.Field("reason"), "item", item.code()));
        }
        boolean known = zone == null
                || zones.listZones().stream().anyMatch(one -> one.code().equals(zone));
        if (!known) {
            String seen = zone.length() <= 60 ? zone : zone.substring(0, 60) + "…";
            findings.add(RegisterFinding.ZONE_UNKNOWN.at(new Place.Field("zone"), "seen", seen));
        }
        if (geometry == null) {
            findings.add(RegisterFinding.NOT_ON_THE_MAP.at(new Place.Item(item.code()), "item", item.code()));
        }
        Refused.ifAny(findings);
        ZoneShare share = zone == null
                ? zones.assign(geometry)
                : new ZoneShare(zone, zones.shareIn(zone, geometry), ZoneShare.OVERRIDE);
        items.apply(
                List.of(new ItemCommand.Assign(
                        itemId,
                        baseVersion,
                        share.zone(),
                        share.share(),
                        share.method(),
                        reason.strip(),
                        ItemSource.mapEdit())),
                actor,
                Dating.effective(LocalDate.now(clock)));
    }

    private static Move move(PlacementStore.PlacedItem item, ZoneShare now) {
        return new Move(
                item.id(),
                item.kind(),
                item.code(),
                item.name() == null ? item.code() : item.name(),
                item.version(),
                item.zone(),
                now.zone(),
                now.share(),
                now.method(),
                item.geometry());
    }
}
