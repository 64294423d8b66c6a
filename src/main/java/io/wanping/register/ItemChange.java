package io.wanping.register;

import io.wanping.account.BeforeAfter;
import io.wanping.geo.Area;
import io.wanping.geo.Ewkb;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * One item before and after a command, and what that says for its history. Pure.
 *
 * @param before null when the item is new
 */
record ItemChange(@Nullable Item before, Item after, ItemCommand command) {

    /** The item a Register command describes; site and capacity follow when all commands are known. */
    static Item registered(ItemCommand.Register command, Placement placement, Instant now) {
        return new Item(
                command.id(),
                command.kind(),
                command.code().strip(),
                command.fields(),
                Set.copyOf(command.scopes()),
                command.geometry(),
                placement.measuredArea(),
                placement.zone(),
                placement.zoneShare(),
                placement.zoneMethod(),
                placement.street(),
                null,
                Area.ZERO,
                1,
                command.provenance(),
                command.attributes(),
                command.sample(),
                now);
    }

    /** {@code item} after a Revise command. */
    static Item revised(Item item, ItemCommand.Revise command, Placement placement, Instant now) {
        Map<ItemField, CellSource> provenance = new LinkedHashMap<>(item.provenance());
        item.fields().changedBy(command.fields()).forEach(provenance::remove);
        provenance.putAll(command.provenance());
        Map<String, String> attributes = new LinkedHashMap<>(item.attributes());
        attributes.putAll(command.attributes());
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                item.fields().overlaidWith(command.fields()),
                command.scopes() == null ? item.scopes() : Set.copyOf(command.scopes()),
                command.geometry() == null ? item.geometry() : command.geometry(),
                placement.measuredArea(),
                placement.zone(),
                placement.zoneShare(),
                placement.zoneMethod(),
                placement.street(),
                item.siteId(),
                item.capacity(),
                item.version() + 1,
                provenance,
                attributes,
                item.sample(),
                now);
    }

    /** {@code item} as it was at a revision; what is known now and was not then is emptied. */
    static Item restored(Item item, PastState past, Placement placement, Instant now) {
        FieldValues fields = FieldValues.none();
        for (ItemField field : item.fields().fields()) {
            fields = fields.with(field, null);
        }
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                fields.overlaidWith(past.fields()),
                past.scopes(),
                past.geometry(),
                placement.measuredArea(),
                placement.zone(),
                placement.zoneShare(),
                placement.zoneMethod(),
                placement.street(),
                item.siteId(),
                item.capacity(),
                item.version() + 1,
                past.provenance(),
                past.attributes(),
                item.sample(),
                now);
    }

    /** {@code item} on its way out: off its site and off the map. */
    static Item retired(Item item, Instant now) {
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                item.fields(),
                item.scopes(),
                null,
                item.measuredArea(),
                item.zone(),
                item.zoneShare(),
                item.zoneMethod(),
                item.street(),
                null,
                item.capacity(),
                item.version() + 1,
                item.provenance(),
                item.attributes(),
                item.sample(),
                now);
    }

    /** {@code item} put into a zone. */
    static Item assigned(Item item, ItemCommand.Assign command, Instant now) {
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                item.fields(),
                item.scopes(),
                item.geometry(),
                item.measuredArea(),
                command.zone(),
                command.share().setScale(6, RoundingMode.HALF_UP),
                command.method(),
                item.street(),
                item.siteId(),
                item.capacity(),
                item.version() + 1,
                item.provenance(),
                item.attributes(),
                item.sample(),
                now);
    }

    static Item withScopes(Item item, Set<String> scopes) {
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                item.fields(),
                scopes,
                item.geometry(),
                item.measuredArea(),
                item.zone(),
                item.zoneShare(),
                item.zoneMethod(),
                item.street(),
                item.siteId(),
                item.capacity(),
                item.version(),
                item.provenance(),
                item.attributes(),
                item.sample(),
                item.changedAt());
    }

    boolean isRetirement() {
        return command instanceof ItemCommand.Retire;
    }

    /** Whether the item lies in another zone or street than before, or for another reason. */
    boolean isMoved() {
        return before == null
                || !before.zone().equals(after.zone())
                || !before.zoneMethod().equals(after.zoneMethod())
                || !Objects.equals(before.street(), after.street());
    }

    ItemChange on(@Nullable UUID siteId) {
        return new ItemChange(before, with(after, siteId, after.capacity()), command);
    }

    ItemChange holding(Area capacity) {
        return new ItemChange(before, with(after, after.siteId(), capacity), command);
    }

    /** Whether the item was somewhere else before: in another zone or street, or in other scopes. */
    boolean changesPlace() {
        return before != null && !before.place().equals(after.place());
    }

    boolean footprintChanged() {
        MultiPolygon old = before == null ? null : before.geometry();
        MultiPolygon fresh = after.geometry();
        return old == null || fresh == null ? old != fresh : !old.equalsExact(fresh);
    }

    ItemStore.Revision revision() {
        return new ItemStore.Revision(
                after,
                command.source(),
                command.reason(),
                ItemJson.write(changes()),
                ItemJson.write(document()),
                footprintChanged());
    }

    /** What the record of deeds says: every value before and after that is not the same, persons masked. */
    Map<String, String> deed() {
        return BeforeAfter.of(before == null ? Map.of() : words(before), isRetirement() ? Map.of() : words(after));
    }

    private static Map<String, String> words(Item item) {
        Map<String, String> words = new LinkedHashMap<>();
        for (ItemField field : item.fields().fields()) {
            Object value = ItemJson.plain(item.fields().get(field));
            words.put(field.jsonName(), value == null ? "" : value.toString());
        }
        words.put("scopes", item.scopes().stream().sorted().collect(Collectors.joining(" ")));
        words.put("zone", item.zone());
        words.put("street", item.street() == null ? "" : item.street());
        Area measured = item.measuredArea();
        words.put(
                "measuredArea_m2",
                measured == null ? "" : measured.squareMetres().toPlainString());
        words.put("capacity_m2", item.capacity().squareMetres().toPlainString());
        MultiPolygon outline = item.geometry();
        words.put("outline_sha256", outline == null ? "" : sha256(Ewkb.bytes(outline)));
        return words;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Map<String, @Nullable Object>> changes() {
        FieldValues old = before == null ? FieldValues.none() : before.fields();
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (ItemField field : old.changedBy(after.fields())) {
            changes.add(change(
                    field.jsonName(),
                    ItemJson.plain(old.get(field)),
                    ItemJson.plain(after.fields().get(field))));
        }
        Set<String> oldScopes = before == null ? Set.of() : before.scopes();
        if (!oldScopes.equals(after.scopes())) {
            changes.add(change(
                    "scopes",
                    oldScopes.stream().sorted().toList(),
                    after.scopes().stream().sorted().toList()));
        }
        if (before != null && isMoved()) {
            changes.add(change("zone", before.zone(), after.zone()));
        }
        return changes;
    }

    private static Map<String, @Nullable Object> change(String field, @Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("field", field);
        change.put("before", before);
        change.put("after", after);
        return change;
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", after.kind());
        document.put("code", after.code());
        document.put("fields", ItemJson.plain(after.fields()));
        document.put("scopes", after.scopes().stream().sorted().toList());
        document.put("attributes", after.attributes());
        document.put("provenance", ItemJson.plainProvenance(after.provenance()));
        document.put("zone", after.zone());
        if (isRetirement()) {
            document.put("retired", true);
        }
        return document;
    }

    private static Item with(Item item, @Nullable UUID siteId, Area capacity) {
        return new Item(
                item.id(),
                item.kind(),
                item.code(),
                item.fields(),
                item.scopes(),
                item.geometry(),
                item.measuredArea(),
                item.zone(),
                item.zoneShare(),
                item.zoneMethod(),
                item.street(),
                siteId,
                capacity,
                item.version(),
                item.provenance(),
                item.attributes(),
                item.sample(),
                item.changedAt());
    }
}
