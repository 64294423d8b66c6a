package io.wanping.shell;

import io.wanping.account.Right;
import org.jspecify.annotations.Nullable;

/**
 * Who may use an endpoint.
 *
 * @param right the right asked for; null where signing in is enough or not even that is needed
 * @param minded whether the endpoint minds what its reader may look at ({@link io.wanping.account.Sight}), or holds nothing of zones; one
 *     that does not is closed to readers who are kept to their zones
 */
record Access(Kind kind, @Nullable Right right, boolean minded) {

    /** From open to closed. */
    enum Kind {
        /** Anybody, signed in or not. */
        PUBLIC,
        /** Anybody signed in, even before choosing a password. */
        SIGNED_IN,
        /** Anybody signed in who has nothing to set right first; no program. */
        PERSON,
        /** Whoever has the right. */
        RIGHT
    }

    static final Access PUBLIC = new Access(Kind.PUBLIC, null, true);
    static final Access SIGNED_IN = new Access(Kind.SIGNED_IN, null, true);

    static final Access PERSON = new Access(Kind.PERSON, null, true);

    static Access of(Right right) {
        return new Access(Kind.RIGHT, right, right != Right.READ && right != Right.SEE_PERSONAL_DATA);
    }

    Access thatMindsZones() {
        return new Access(kind, right, true);
    }
}
