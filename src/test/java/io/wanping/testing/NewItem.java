package io.wanping.testing;

import com.fasterxml.uuid.Generators;
import io.wanping.register.CellSource;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** Describes an item to register in a test, a few words at a time. */
public final class NewItem {

    private final UUID id = Generators.timeBasedEpochRandomGenerator().generate();
    private final ItemKind kind;
    private final String code;
    private final Map<ItemField, CellSource> provenance = new EnumMap<>(ItemField.class);
    private FieldValues fields = FieldValues.none();
    private Set<String> scopes = Set.of();
    private @Nullable MultiPolygon shape;
    private ItemSource source = ItemSource.mapEdit();

    private NewItem(ItemKind kind, String code) {
        this.kind = kind;
        this.code = code;
    }

    public static NewItem site(String code) {
        return new NewItem(ItemKind.SITE, code);
    }

    public static NewItem building(String code) {
        return new NewItem(ItemKind.BUILDING, code);
    }

    public NewItem with(ItemField field, @Nullable Object value) {
        fields = fields.with(field, value);
        return this;
    }

    public NewItem gross(String squareMetres) {
        return with(ItemField.GROSS_FLOOR_AREA, new BigDecimal(squareMetres));
    }

    public NewItem on(String siteCode) {
        return with(ItemField.SITE_CODE, siteCode);
    }

    public NewItem shaped(MultiPolygon footprint) {
        shape = footprint;
        return this;
    }

    public NewItem inScopes(String... codes) {
        scopes = Set.of(codes);
        return this;
    }

    public NewItem from(ItemSource where) {
        source = where;
        return this;
    }

    public NewItem saying(ItemField field, CellSource cell) {
        provenance.put(field, cell);
        return this;
    }

    public UUID id() {
        return id;
    }

    public ItemCommand.Register command() {
        return new ItemCommand.Register(id, kind, code, fields, scopes, shape, provenance, Map.of(), source, false);
    }
}
