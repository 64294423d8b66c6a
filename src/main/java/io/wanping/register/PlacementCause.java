package io.wanping.register;

/** Why an item lies in the zone it does. */
public enum PlacementCause {
    /** It was registered there. */
    REGISTERED,
    /** Its own shape or record changed. */
    CHANGED,
    /** The boundary of a zone moved; the item did not. */
    BOUNDARY,
    /** Somebody decided so, with a reason. */
    OVERRIDE
}
