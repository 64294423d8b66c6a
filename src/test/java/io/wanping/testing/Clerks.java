package io.wanping.testing;

import io.wanping.account.Accounts;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Refused;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** People to use the product as, over HTTP. Their accounts are made by the product's own service on first use. */
@TestComponent
public class Clerks {

    public static final String PASSWORD = "Ledger-2026-Shanghai";

    private final Accounts accounts;
    private final Environment environment;
    private final SettableClock clock;

    Clerks(Accounts accounts, Environment environment, SettableClock clock) {
        this.accounts = accounts;
        this.environment = environment;
        this.clock = clock;
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

    /** Signed in as somebody with these roles, who answers for these zones only; no zones means all. */
    public Clerk signedIn(String username, String displayName, Set<Role> roles, String... zones) {
        create(username, displayName, roles, zones);
        Clerk clerk = anonymous();
        clerk.signIn(username, PASSWORD);
        return clerk;
    }

    /** Makes the account unless there is one of that name; today, so that no password is old because a test lives in the past. */
    public Actor create(String username, String displayName, Set<Role> roles, String... zones) {
        Set<String> all = new LinkedHashSet<>(Arrays.asList(zones));
        Instant now = clock.instant();
        clock.reset();
        try {
            accounts.create(new Accounts.NewAccount(username, displayName, roles, all), PASSWORD, Actor.SYSTEM);
        } catch (Refused taken) {
            if (!taken.code().equals("account.username-taken")) {
                throw taken;
            }
        } finally {
            clock.set(now);
        }
        return new Actor(username, displayName, roles, all);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
