package io.wanping.shell;

import io.wanping.account.Right;
import org.jspecify.annotations.Nullable;

/**
 * Who may use an endpoint.
 *
 * @param right the right asked for; null where signing in is enough or not even that is needed
 */
record Access(Kind kind, @Nullable Right right) {

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

    static final Access PUBLIC = new Access(Kind.PUBLIC, null);
    static final Access SIGNED_IN = new Access(Kind.SIGNED_IN, null);

    static final Access PERSON = new Access(Kind.PERSON, null);

    static Access of(Right right) {
        return new Access(Kind.RIGHT, right);
    }
}
