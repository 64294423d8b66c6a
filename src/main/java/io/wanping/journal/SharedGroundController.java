package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.Overlap;
import io.wanping.register.Item;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ground claimed twice, and what was said about it, over HTTP. */
@RestController
class SharedGroundController {

    private final SharedGrounds grounds;
    private final Items items;
    private final CurrentActor actor;
    private final Sight sight;

    SharedGroundController(SharedGrounds grounds, Items items, CurrentActor actor, Sight sight) {
        this.grounds = grounds;
        this.items = items;
        this.actor = actor;
        this.sight = sight;
    }

    record ItemView(UUID id, ItemKind kind, String code, String name, String zone) {

        static ItemView of(Item item) {
            return new ItemView(item.id(), item.kind(), item.code(), item.name(), item.zone());
        }
    }

    record SharingView(
            @Nullable BigDecimal firstShare,
            @Nullable BigDecimal secondShare,
            BigDecimal sharedThen_m2,
            String reason,
            String statedByName,
            Instant statedAt,
            boolean holds) {}

    /** {@code firstPart_m2} and {@code secondPart_m2} are there while a statement holds, and are the shared ground together. */
    record OverlapView(
            ItemView first,
            ItemView second,
            Overlap.Kind kind,
            BigDecimal shared_m2,
            BigDecimal shareOfFirst,
            BigDecimal shareOfSecond,
            @Nullable BigDecimal firstPart_m2,
            @Nullable BigDecimal secondPart_m2,
            @Nullable SharingView sharing) {

        static OverlapView of(SharedGrounds.Spoken spoken) {
            List<Area> parts = spoken.parts();
            return new OverlapView(
                    ItemView.of(spoken.first()),
                    ItemView.of(spoken.second()),
                    spoken.overlap().kind(),
                    spoken.overlap().area().squareMetres(),
                    spoken.overlap().shareOfFirst(),
                    spoken.overlap().shareOfSecond(),
                    parts.isEmpty() ? null : parts.get(0).squareMetres(),
                    parts.isEmpty() ? null : parts.get(1).squareMetres(),
                    sharing(spoken));
        }

        private static @Nullable SharingView sharing(SharedGrounds.Spoken spoken) {
            GroundSharing sharing = spoken.sharing();
            if (sharing == null) {
                return null;
            }
            boolean inOrder = sharing.first().equals(spoken.first().id());
            return new SharingView(
                    inOrder ? sharing.firstShare() : sharing.secondShare(),
                    inOrder ? sharing.secondShare() : sharing.firstShare(),
                    sharing.shared().squareMetres(),
                    sharing.reason(),
                    sharing.statedByName(),
                    sharing.statedAt(),
                    spoken.holds());
        }
    }

    record Overlaps(List<OverlapView> overlaps) {}

    @GetMapping("/api/journal/overlaps")
    Overlaps list() {
        return new Overlaps(grounds.listOverlaps().stream()
                .filter(spoken -> items.isInSight(spoken.first(), sight) && items.isInSight(spoken.second(), sight))
                .map(OverlapView::of)
                .toList());
    }

    record ShareRequest(
            @Nullable UUID first,
            @Nullable UUID second,
            @Nullable BigDecimal firstShare,
            @Nullable BigDecimal secondShare,
            @Nullable String reason) {}

    record Stated(
            BigDecimal shared_m2,
            @Nullable BigDecimal firstShare,
            @Nullable BigDecimal secondShare) {}

    @PostMapping("/api/journal/overlaps")
    ResponseEntity<Stated> state(@RequestBody ShareRequest request) {
        if (request.first() == null
                || request.second() == null
                || request.first().equals(request.second())) {
            throw new Refused(Refused.Kind.INVALID, "journal.field-missing", "field", "first, second");
        }
        items.requireInSight(items.getItem(request.first()), sight);
        items.requireInSight(items.getItem(request.second()), sight);
        GroundSharing sharing = grounds.state(
                request.first(),
                request.second(),
                request.firstShare(),
                request.secondShare(),
                request.reason() == null ? "" : request.reason(),
                actor.get());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Stated(sharing.shared().squareMetres(), request.firstShare(), request.secondShare()));
    }
}
