package io.wanping.register;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.account.Sight;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One change of many items: looked at first, carried out by the same command as a single edit for every item in one transaction, and taken
 * back as a whole. Items that have the values already are left alone.
 */
@Service
public class BulkEdits {

    /** More than this at once is refused; a district's list of a kind is below it. */
    public static final int MOST_ITEMS = 10_000;

    private final Items items;
    private final Sight sight;
    private final NamedParameterJdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    BulkEdits(Items items, Sight sight, NamedParameterJdbcTemplate jdbc, AuditLog audit, Clock clock) {
        this.items = items;
        this.sight = sight;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would become of an item. */
    public enum Outcome {
        CHANGED,
        SAME,
        REFUSED
    }

    /** One item of a bulk. */
    public record Line(Item before, Outcome outcome, List<ItemField> changed, List<Finding> findings) {}

    /**
     * What a change would come to.
     *
     * @param mark of the items as they were looked at; another one when carrying out means somebody changed them
     * @param unknown ids of items there are not, or not for this reader
     * @param capacityChange_m2 by how much countable area would grow in all
     */
    public record Preview(String mark, List<Line> lines, int unknown, BigDecimal capacityChange_m2) {

        public long count(Outcome outcome) {
            return lines.stream().filter(line -> line.outcome() == outcome).count();
        }

        private List<Finding> refusals() {
            return lines.stream().flatMap(line -> line.findings().stream()).toList();
        }
    }

    /** What was done; {@code bulk} takes it back. */
    public record Done(UUID bulk, int changed, int same, int refused) {}

    @Transactional(readOnly = true)
    public Preview preview(Collection<UUID> ids, FieldValues fields, Actor actor) {
        return foreseen(ids, fields, "", ItemSource.bulk(new UUID(0, 0)), actor);
    }

    /**
     * Carries a change out.
     *
     * @param mark {@link Preview#mark()} as it was looked at
     * @param leaveRefused true changes the items that may be changed; false changes none when one may not
     * @throws Refused with the findings of all items refused, without reason or fields, or stale
     */
    @Transactional
    public Done apply(
            Collection<UUID> ids,
            FieldValues fields,
            String reason,
            @Nullable String mark,
            boolean leaveRefused,
            Actor actor) {
        checkReason(reason);
        UUID bulk = Generators.timeBasedEpochRandomGenerator().generate();
        ItemSource source = ItemSource.bulk(bulk);
        items.lock(new LinkedHashSet<>(ids));
        Preview preview = foreseen(ids, fields, reason.strip(), source, actor);
        if (!preview.mark().equals(mark)) {
            throw new Refused(Refused.Kind.STALE, "register.bulk-stale");
        }
        if (!leaveRefused) {
            Refused.ifAny(preview.refusals());
        }
        List<ItemCommand> commands = preview.lines().stream()
                .filter(line -> line.outcome() == Outcome.CHANGED)
                .map(line -> revise(line.before(), fields, reason.strip(), source))
                .toList();
        if (!commands.isEmpty()) {
            items.apply(commands, actor, Dating.effective(LocalDate.now(clock)));
        }
        Done done = new Done(
                bulk, commands.size(), (int) preview.count(Outcome.SAME), (int) preview.count(Outcome.REFUSED));
        audit.record(
                actor,
                "item.bulk",
                bulk.toString(),
                Map.of(
                        "changed", done.changed(),
                        "same", done.same(),
                        "refused", done.refused(),
                        "fields",
                                String.join(
                                        " ",
                                        fields.fields().stream()
                                                .map(ItemField::jsonName)
                                                .toList()),
                        "reason", reason.strip()));
        return done;
    }

    /**
     * Takes a change of many items back: each goes to what it was before, as a revision of its own.
     *
     * @throws Refused not found, or with a finding for every item that somebody changed since; then nothing is taken back
     */
    @Transactional
    public Done undo(UUID bulk, String reason, Actor actor) {
        checkReason(reason);
        Map<UUID, Long> revisions = new LinkedHashMap<>();
        jdbc.query(
                "select item_id, revision from item_revision where batch_id = :bulk and source_kind = 'BULK' order by item_id",
                new MapSqlParameterSource("bulk", bulk),
                row -> {
                    revisions.put(row.getObject("item_id", UUID.class), row.getLong("revision"));
                });
        if (revisions.isEmpty()) {
            throw Refused.notFound("register.bulk-unknown", "bulk", bulk);
        }
        items.lock(revisions.keySet());
        Map<UUID, Item> now = new LinkedHashMap<>();
        items.listByIds(revisions.keySet()).forEach(item -> now.put(item.id(), item));
        UUID undoing = Generators.timeBasedEpochRandomGenerator().generate();
        List<Finding> findings = new ArrayList<>();
        List<ItemCommand> commands = new ArrayList<>();
        revisions.forEach((id, revision) -> {
            Item item = now.get(id);
            if (item == null || item.version() != revision) {
                String code = item == null ? id.toString() : item.code();
                findings.add(RegisterFinding.BULK_CHANGED_SINCE.at(new Place.Item(code), "item", code));
            } else {
                commands.add(
                        new ItemCommand.Restore(id, revision, revision - 1, reason.strip(), ItemSource.bulk(undoing)));
            }
        });
        Refused.ifAny(findings);
        items.apply(commands, actor, Dating.effective(LocalDate.now(clock)));
        audit.record(
                actor, "item.bulk-undo", bulk.toString(), Map.of("changed", commands.size(), "reason", reason.strip()));
        return new Done(undoing, commands.size(), 0, 0);
    }

    private Preview foreseen(Collection<UUID> ids, FieldValues fields, String reason, ItemSource source, Actor actor) {
        if (fields.fields().isEmpty()) {
            throw Refused.because(RegisterFinding.BULK_WITHOUT_FIELDS.at(new Place.Field("fields")));
        }
        LinkedHashSet<UUID> wanted = new LinkedHashSet<>(ids);
        if (wanted.size() > MOST_ITEMS) {
            throw Refused.because(RegisterFinding.BULK_TOO_MANY.at(
                    new Place.Field("ids"), "seen", wanted.size(), "most", MOST_ITEMS));
        }
        List<Item> known = items.listByIds(wanted).stream()
                .filter(item -> items.isInSight(item, sight))
                .sorted(Comparator.comparing(Item::code))
                .toList();
        List<Item> touched = known.stream()
                .filter(item -> !item.fields().changedBy(fields).isEmpty())
                .toList();
        Items.Foreseen foreseen = items.foresee(
                touched.stream()
                        .map(item -> revise(item, fields, reason, source))
                        .toList(),
                actor);
        List<Line> lines = new ArrayList<>();
        for (Item item : known) {
            List<Finding> found = foreseen.findings().getOrDefault(item.id(), List.of());
            List<ItemField> changed = List.copyOf(item.fields().changedBy(fields));
            Outcome outcome = !found.isEmpty() ? Outcome.REFUSED : changed.isEmpty() ? Outcome.SAME : Outcome.CHANGED;
            lines.add(new Line(item, outcome, changed, found));
        }
        BigDecimal growth = known.stream()
                .filter(item -> foreseen.capacities().containsKey(item.id())
                        && !foreseen.findings().containsKey(item.id()))
                .map(item -> foreseen.capacities()
                        .get(item.id())
                        .minus(item.capacity())
                        .squareMetres())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Preview(mark(known), lines, wanted.size() - known.size(), growth);
    }

    private static ItemCommand revise(Item item, FieldValues fields, String reason, ItemSource source) {
        return new ItemCommand.Revise(
                item.id(), item.version(), fields, null, null, Map.of(), Map.of(), reason, source);
    }

    private static void checkReason(String reason) {
        if (reason.isBlank()) {
            throw Refused.because(RegisterFinding.BULK_REASON_MISSING.at(new Place.Field("reason")));
        }
        Refused.ifAny(ItemRules.checkText("reason", "", reason.strip(), ItemField.LONGEST_TEXT));
    }

    private static String mark(List<Item> known) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Item item : known) {
                digest.update((item.id() + " " + item.version() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
