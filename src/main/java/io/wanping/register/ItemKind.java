package io.wanping.register;

/** What an item is: a site (地块/厂区, a parcel polygon) or a building (楼栋/厂房, a footprint on a site). */
public enum ItemKind {
    SITE,
    BUILDING
}
