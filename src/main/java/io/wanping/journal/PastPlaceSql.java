package io.wanping.journal;

/**
 * Pieces of SQL that ask items for the place they had: the rule of {@link Placing} in words of the database. They bind {@code :placed_at}
 * and {@code :placed_known_at}; {@code p} is {@code area_posting}. Few items ever moved, so that the tables behind are small.
 */
public final class PastPlaceSql {

    /** The past place of the item as {@code b}; without row the present one holds. */
    public static final String JOIN = """
            \s
            left join (
                select item_id, min(until_at) as until_at from past_place
                where until_at > :placed_at and (zone_code <> 'UNPLACED' or until_at > :placed_known_at)
                group by item_id
            ) placed on placed.item_id = p.item_id
            left join past_place b on b.item_id = placed.item_id and b.until_at = placed.until_at
            """;

    /** Scopes of items, present and past; the present ones have no end. */
    public static final String SCOPES = """
            (select item_id, cast(null as timestamp(6) with time zone) as until_at, scope_code from item_scope
            union all select item_id, until_at, scope_code from past_scope)""";

    private PastPlaceSql() {}

    /** That a row of {@link #SCOPES} is of the place the item is asked for. */
    public static String sameTime(String alias) {
        return "(ALIAS.until_at = b.until_at or (ALIAS.until_at is null and b.item_id is null))"
                .replace("ALIAS", alias);
    }
}
