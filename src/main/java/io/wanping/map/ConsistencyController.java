package io.wanping.map;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.Refused;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The consistency page over HTTP. */
@RestController
class ConsistencyController {

    /** Of one kind at a time; the counts are of all. */
    private static final int MOST_LISTED = 500;

    private final Consistency consistency;
    private final Items items;
    private final CurrentActor actor;
    private final Sight sight;

    ConsistencyController(Consistency consistency, Items items, CurrentActor actor, Sight sight) {
        this.consistency = consistency;
        this.items = items;
        this.actor = actor;
        this.sight = sight;
    }

    record ItemView(UUID id, ItemKind kind, String code, String name) {}

    /** @param holds false when the facts are others than when it was given */
    record AnswerView(String reason, String by, Instant at, boolean holds) {}

    record FindingView(
            String key,
            ConsistencyCheck.Kind check,
            ItemView item,
            @Nullable ItemView other,
            Map<String, String> facts,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable AnswerView answer) {}

    /** @param answered of the open ones, those with an answer that holds */
    record CountView(ConsistencyCheck.Kind check, int found, int answered) {}

    record View(List<CountView> counts, List<FindingView> findings, boolean cut) {}

    /** @param check which kind is listed; none: only counts */
    @GetMapping("/api/map/consistency")
    View list(@RequestParam(required = false) @Nullable String check) {
        ConsistencyCheck.Kind kind = kind(check);
        List<Consistency.Asked> seen = consistency.list().stream()
                .filter(one -> items.isInSight(one.difference().item(), sight))
                .filter(one -> one.difference().other() == null
                        || items.isInSight(one.difference().other(), sight))
                .toList();
        Map<ConsistencyCheck.Kind, int[]> counts = new EnumMap<>(ConsistencyCheck.Kind.class);
        Arrays.stream(ConsistencyCheck.Kind.values()).forEach(one -> counts.put(one, new int[2]));
        seen.forEach(one -> {
            counts.get(one.difference().kind())[0]++;
            counts.get(one.difference().kind())[1] += one.holds() ? 1 : 0;
        });
        List<Consistency.Asked> listed =
                seen.stream().filter(one -> one.difference().kind() == kind).toList();
        return new View(
                counts.entrySet().stream()
                        .map(one -> new CountView(one.getKey(), one.getValue()[0], one.getValue()[1]))
                        .toList(),
                listed.stream()
                        .limit(MOST_LISTED)
                        .map(ConsistencyController::view)
                        .toList(),
                listed.size() > MOST_LISTED);
    }

    record AnswerRequest(@Nullable String key, @Nullable String reason) {}

    @PostMapping("/api/map/consistency/answers")
    void answer(@RequestBody AnswerRequest request) {
        consistency.answer(
                request.key() == null ? "" : request.key(),
                request.reason() == null ? "" : request.reason(),
                actor.get());
    }

    private static ConsistencyCheck.@Nullable Kind kind(@Nullable String check) {
        if (check == null || check.isBlank()) {
            return null;
        }
        return Arrays.stream(ConsistencyCheck.Kind.values())
                .filter(kind -> kind.name().equals(check.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.INVALID,
                        "map.filter-unreadable",
                        "field",
                        "check",
                        "seen",
                        check.length() > 40 ? check.substring(0, 40) : check));
    }

    private static FindingView view(Consistency.Asked asked) {
        ConsistencyCheck.Difference difference = asked.difference();
        return new FindingView(
                difference.key(),
                difference.kind(),
                view(difference.item()),
                difference.other() == null ? null : view(difference.other()),
                difference.facts(),
                difference.place() == null ? null : difference.place().getX(),
                difference.place() == null ? null : difference.place().getY(),
                asked.answer() == null
                        ? null
                        : new AnswerView(
                                asked.answer().reason(),
                                asked.answer().answeredByName(),
                                asked.answer().answeredAt(),
                                asked.holds()));
    }

    private static ItemView view(Item item) {
        String name = item.fields().text(ItemField.NAME);
        return new ItemView(item.id(), item.kind(), item.code(), name == null ? "" : name);
    }
}
