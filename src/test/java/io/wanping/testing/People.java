package io.wanping.testing;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import java.util.Set;

/** People who act in tests below the web. */
public final class People {

    public static final Actor EDITOR = new Actor("zhou", "周予安", Set.of(Role.EDITOR), Set.of());
    public static final Actor SECOND_EDITOR = new Actor("gu", "顾明川", Set.of(Role.EDITOR), Set.of());
    public static final Actor CHECKER = new Actor("lin", "林照晚", Set.of(Role.CHECKER), Set.of());
    public static final Actor SECOND_CHECKER = new Actor("shen", "沈知屿", Set.of(Role.CHECKER), Set.of());

    private People() {}

    /** Somebody who edits and checks, for these zones only. */
    public static Actor operatorOf(String... zones) {
        return new Actor(
                "operator-" + String.join("-", zones), "许清禾", Set.of(Role.EDITOR, Role.CHECKER), Set.of(zones));
    }
}
