package io.wanping.map;

import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemKind;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something drawn on tiles. */
sealed interface MapFeature {

    MapShape shape();

    /** Depends on all that is drawn or said of it and on nothing else: the same on every instance, another after any change. */
    long contentHash();

    /** Adds its properties. */
    void describe(VectorTileWriter tile, Detail detail);

    /** How much is said of a feature. */
    enum Detail {
        /** What its colour and a click need. */
        PLAIN,
        /** What a label needs as well. */
        NAMED
    }

    /**
     * A site or building.
     *
     * @param siteId the site whose colour this building has a part in
     * @param zone the code of the zone it lies in
     * @param version of the record, which every change of shape or name raises
     * @param value what it is coloured by when it is not the account; null when it is
     */
    record OfItem(
            UUID id,
            ItemKind kind,
            String code,
            String name,
            AreaAccount account,
            boolean proposed,
            @Nullable UUID siteId,
            String zone,
            long version,
            MapItem.Traits traits,
            @Nullable String value,
            MapShape shape)
            implements MapFeature {

        @Override
        public long contentHash() {
            long hash = Digest.mixed(id.getMostSignificantBits());
            hash = Digest.mixed(hash ^ id.getLeastSignificantBits());
            hash = Digest.mixed(hash ^ version);
            hash = Digest.mixed(hash ^ (account.ordinal() * 2L + (proposed ? 1 : 0)));
            return value == null ? hash : Digest.mixed(hash ^ Digest.of(value));
        }

        /** What it is counted under: the value it is coloured by, or the account. */
        String colour() {
            return value == null ? account.name() : value;
        }

        /** The same item in the colours of another day. */
        OfItem holding(AreaAccount then, boolean waiting) {
            return new OfItem(id, kind, code, name, then, waiting, siteId, zone, version, traits, value, shape);
        }

        OfItem colouredBy(String by) {
            return new OfItem(id, kind, code, name, account, proposed, siteId, zone, version, traits, by, shape);
        }

        @Override
        public void describe(VectorTileWriter tile, Detail detail) {
            tile.property("id", id.toString());
            tile.property("account", account.name());
            if (proposed) {
                tile.property("proposed", true);
            }
            if (value != null) {
                tile.property("value", value);
            }
            if (siteId != null) {
                tile.property("site", siteId.toString());
            }
            if (detail == Detail.NAMED) {
                tile.property("code", code);
                tile.property("name", name);
            }
        }
    }

    /** A zone or street. */
    record OfOutline(String code, String name, String nameEn, boolean schematic, MapShape shape) implements MapFeature {

        @Override
        public long contentHash() {
            long hash = Digest.of(String.format(Locale.ROOT, "%s\n%s\n%s\n%s", code, name, nameEn, schematic));
            for (int[] ring : shape.rings()) {
                for (int position : ring) {
                    hash = Digest.mixed(hash ^ position);
                }
            }
            return hash;
        }

        @Override
        public void describe(VectorTileWriter tile, Detail detail) {
            tile.property("code", code);
            tile.property("name", name);
            tile.property("nameEn", nameEn);
            tile.property("schematic", schematic);
        }
    }
}
