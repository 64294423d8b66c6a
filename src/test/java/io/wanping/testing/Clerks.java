package io.wanping.testing;

import io.wanping.account.Accounts;
import io.wanping.account.Actor;
import io.wanping.account.Entitlement;
import io.wanping.account.Reach;
import io.wanping.account.Role;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** People to use the product as, over HTTP. Their accounts are made by the product's own service on first use. */
@TestComponent
public class Clerks {

    public static final String PASSWORD = "Ledger-2026-Shanghai";

    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Environment environment;

    Clerks(Accounts accounts, JdbcTemplate jdbc, Clock clock, Environment environment) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.environment = environment;
    }

    public Clerk editor() {
        return signedIn("editor", "周予安", Set.of(Role.EDITOR));
    }

    public Clerk checker() {
        return signedIn("checker", "林照晚", Set.of(Role.CHECKER));
    }

    public Clerk viewer() {
        return signedIn("viewer", "沈知屿", Set.of(Role.VIEWER));
    }

    /** An account of just this role, for the whole district. */
    public Clerk of(Role role) {
        return signedIn("only-" + role.name().toLowerCase(java.util.Locale.ROOT), role.name(), Set.of(role));
    }

    public Clerk anonymous() {
        return new Clerk(port());
    }

    /** At another instance of the product. */
    public static Clerk anonymousAt(int port) {
        return new Clerk(port);
    }

    /** Signed in as somebody with these roles, who answers for these zones only; no zones means all. */
    public Clerk signedIn(String username, String displayName, Set<Role> roles, String... zones) {
        create(username, displayName, roles, zones);
        Clerk clerk = anonymous();
        clerk.signIn(username, PASSWORD);
        return clerk;
    }

    /** Signed in as somebody with these roles, who answers for what lies within the reach. */
    public Clerk signedInWithin(String username, String displayName, Set<Role> roles, Reach reach) {
        create(username, displayName, roles, reach);
        Clerk clerk = anonymous();
        clerk.signIn(username, PASSWORD);
        return clerk;
    }

    /** Makes the account unless there is one of that name. */
    public Actor create(String username, String displayName, Set<Role> roles, String... zones) {
        return create(username, displayName, roles, new Reach(new LinkedHashSet<>(Arrays.asList(zones)), Set.of()));
    }

    private Actor create(String username, String displayName, Set<Role> roles, Reach reach) {
        try {
            accounts.create(
                    new Accounts.NewAccount(username, displayName, new Entitlement(roles, reach)),
                    PASSWORD,
                    Actor.SYSTEM);
        } catch (Refused taken) {
            if (!taken.code().equals("account.username-taken")) {
                throw taken;
            }
            passwordIsNew(username);
        }
        return new Actor(username, displayName, roles, reach);
    }

    /** Tests move the clock by months; nobody's password grows old by that. */
    private void passwordIsNew(String username) {
        jdbc.update(
                "update account set password_changed_at = ? where username = ?",
                clock.instant().atOffset(ZoneOffset.UTC),
                username);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
