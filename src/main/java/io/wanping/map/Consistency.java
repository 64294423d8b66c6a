package io.wanping.map;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Refused;
import io.wanping.finding.StorableText;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.Items;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 台账↔图层: the differences as they are now, with what people have said about them. Worked out again only when something has changed. */
@Service
class Consistency {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_FACTS = 400;

    private final Items items;
    private final ItemMirror mirror;
    private final ConsistencyStore store;
    private final AreaMeasurer areas;
    private final OverlapSearch overlaps;
    private final AuditLog audit;
    private final Clock clock;

    private volatile @Nullable Kept kept;

    Consistency(
            Items items,
            ItemMirror mirror,
            ConsistencyStore store,
            AreaMeasurer areas,
            OverlapSearch overlaps,
            AuditLog audit,
            Clock clock) {
        this.items = items;
        this.mirror = mirror;
        this.store = store;
        this.areas = areas;
        this.overlaps = overlaps;
        this.audit = audit;
        this.clock = clock;
    }

    private record Kept(long change, List<ConsistencyCheck.Difference> differences) {}

    /**
     * A difference and the answer it has.
     *
     * @param facts as an answer names them
     * @param holds whether the answer was given on the facts as they are now
     */
    record Asked(
            ConsistencyCheck.Difference difference,
            String facts,
            ConsistencyStore.@Nullable Answer answer,
            boolean holds) {}

    @Transactional(readOnly = true)
    List<Asked> list() {
        Map<String, ConsistencyStore.Answer> answers = store.latest();
        return differences().stream()
                .map(difference -> asked(difference, answers.get(difference.key())))
                .toList();
    }

    /** @throws Refused {@code map.finding-unknown}, {@code map.reason-missing} or {@code map.reason-unreadable} */
    @Transactional
    void answer(String key, String reason, Actor actor) {
        String stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new Refused(Refused.Kind.INVALID, "map.reason-missing");
        }
        if (stripped.length() > LONGEST_REASON || !StorableText.accepts(stripped)) {
            throw new Refused(Refused.Kind.INVALID, "map.reason-unreadable", "most", LONGEST_REASON);
        }
        ConsistencyCheck.Difference difference = differences().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(
                        "map.finding-unknown", "seen", key.length() > 80 ? key.substring(0, 80) : key));
        store.insert(
                Generators.timeBasedEpochRandomGenerator().generate(),
                key,
                facts(difference),
                stripped,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(actor, "consistency.answer", difference.item().code(), Map.of("check", difference.kind()));
    }

    private List<ConsistencyCheck.Difference> differences() {
        long change = mirror.change();
        Kept known = kept;
        if (known == null || known.change() != change) {
            known = new Kept(change, ConsistencyCheck.of(items.listAll(), areas, overlaps));
            kept = known;
        }
        return known.differences();
    }

    private static Asked asked(ConsistencyCheck.Difference difference, ConsistencyStore.@Nullable Answer answer) {
        String facts = facts(difference);
        return new Asked(
                difference, facts, answer, answer != null && answer.facts().equals(facts));
    }

    private static String facts(ConsistencyCheck.Difference difference) {
        String text = difference.factsText();
        return text.length() <= LONGEST_FACTS ? text : text.substring(0, LONGEST_FACTS);
    }
}
