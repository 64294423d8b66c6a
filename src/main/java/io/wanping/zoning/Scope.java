package io.wanping.zoning;

/** A named part of the plan (任务片区); an item may be in many, so sums over scopes are never a total. */
public record Scope(String code, String name, String nameEn, Kind kind) {

    /** What holds a scope together: a name spread over the district, a place, a line, or a sort of item. */
    public enum Kind {
        BRAND,
        PLACE,
        LINE,
        CLASS
    }
}
