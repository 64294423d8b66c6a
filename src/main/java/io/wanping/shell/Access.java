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
        /** Whoever has the right. */
        RIGHT
    }

    static final Access PUBLIC = new Access(Kind.PUBLIC, null);
    static final Access SIGNED_IN = new Access(Kind.SIGNED_IN, null);

    static Access of(Right right) {
        return new Access(Kind.RIGHT, right);
    }
}
