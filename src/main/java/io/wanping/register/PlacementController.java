package io.wanping.register;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.BaseVersion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where an item lay since when, and putting it into a zone by hand. */
@RestController
class PlacementController {

    private final Placements placements;
    private final Items items;
    private final CurrentActor actor;
    private final Sight sight;

    PlacementController(Placements placements, Items items, CurrentActor actor, Sight sight) {
        this.placements = placements;
        this.items = items;
        this.actor = actor;
        this.sight = sight;
    }

    @GetMapping("/api/items/{id}/placements")
    List<PastPlacement> list(@PathVariable UUID id) {
        items.requireInSight(items.getItem(id), sight);
        return placements.listPlacements(id);
    }

    /** {@code zone} null: back to where the boundaries put it. */
    record AssignRequest(@Nullable String zone, @Nullable String reason) {}

    record Assigned(UUID id, long version, String zone, String zoneMethod) {}

    @PostMapping("/api/items/{id}/placement")
    ResponseEntity<Assigned> assign(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AssignRequest request) {
        long base = BaseVersion.of(ifMatch, "register.base-version-missing");
        placements.assign(id, base, request.zone(), request.reason() == null ? "" : request.reason(), actor.get());
        Item item = items.getItem(id);
        return ResponseEntity.ok()
                .eTag("\"" + item.version() + "\"")
                .body(new Assigned(id, item.version(), item.zone(), item.zoneMethod()));
    }
}
