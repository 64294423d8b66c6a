package io.wanping.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wanping.finding.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The page of accounts: the system administrator keeps them, the security administrator grants what they may do. */
@RestController
class AccountController {

    private final Accounts accounts;
    private final CurrentActor actor;

    AccountController(Accounts accounts, CurrentActor actor) {
        this.accounts = accounts;
        this.actor = actor;
    }

    /** Roles, zones and streets as they stand in JSON. */
    record EntitlementView(List<Role> roles, List<String> zones, List<String> streets) {

        static EntitlementView of(Entitlement entitlement) {
            return new EntitlementView(
                    entitlement.roles().stream().sorted().toList(),
                    entitlement.reach().zones().stream().sorted().toList(),
                    entitlement.reach().streets().stream().sorted().toList());
        }
    }

    record AccountView(
            String username,
            String displayName,
            @JsonUnwrapped EntitlementView held,
            @Nullable EntitlementView asked,
            boolean enabled,
            boolean locked,
            boolean mustChangePassword,
            boolean secondFactor,
            @Nullable Instant lastSignIn) {}

    record AccountList(List<AccountView> accounts) {}

    @GetMapping("/api/accounts")
    AccountList list() {
        return new AccountList(accounts.listAccounts().stream().map(this::view).toList());
    }

    record CreateRequest(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable Set<Role> roles,
            @Nullable Set<String> zones,
            @Nullable Set<String> streets) {}

    record Created(AccountView account, String oneTimePassword) {}

    @PostMapping("/api/accounts")
    ResponseEntity<Created> create(@RequestBody CreateRequest request) {
        Accounts.NewAccount wanted = new Accounts.NewAccount(
                request.username() == null ? "" : request.username(),
                request.displayName() == null ? "" : request.displayName(),
                entitlement(request.roles(), request.zones(), request.streets()));
        String password = accounts.create(wanted, null, actor.get());
        AccountView view = view(accounts.getAccount(wanted.username().strip().toLowerCase(java.util.Locale.ROOT)));
        return ResponseEntity.created(URI.create("/api/accounts/" + view.username()))
                .body(new Created(view, password));
    }

    record ChangeRequest(
            @Nullable String displayName,
            @Nullable Boolean enabled,
            @Nullable Object roles,
            @Nullable Object zones,
            @Nullable Object streets) {

        boolean asksForRights() {
            return roles != null || zones != null || streets != null;
        }
    }

    @PatchMapping("/api/accounts/{username}")
    AccountView change(@PathVariable String username, @RequestBody ChangeRequest request) {
        if (request.asksForRights()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "account.right-missing", "right", Right.GRANT_RIGHTS);
        }
        return view(
                accounts.change(username, new Accounts.Change(request.displayName(), request.enabled()), actor.get()));
    }

    record RightsRequest(
            @Nullable Set<Role> roles,
            @Nullable Set<String> zones,
            @Nullable Set<String> streets) {}

    @PutMapping("/api/accounts/{username}/rights")
    AccountView grant(@PathVariable String username, @RequestBody RightsRequest request) {
        if (request.roles() == null || request.zones() == null || request.streets() == null) {
            throw new Refused(Refused.Kind.INVALID, "account.rights-incomplete");
        }
        return view(accounts.grant(
                username, entitlement(request.roles(), request.zones(), request.streets()), actor.get()));
    }

    record OneTimePassword(String oneTimePassword) {}

    @PostMapping("/api/accounts/{username}/password-reset")
    OneTimePassword resetPassword(@PathVariable String username) {
        return new OneTimePassword(accounts.resetPassword(username, actor.get()));
    }

    @PostMapping("/api/accounts/{username}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String username) {
        accounts.unlock(username, actor.get());
    }

    private static Entitlement entitlement(
            @Nullable Set<Role> roles, @Nullable Set<String> zones, @Nullable Set<String> streets) {
        return new Entitlement(
                roles == null ? Set.of() : roles,
                new Reach(zones == null ? Set.of() : zones, streets == null ? Set.of() : streets));
    }

    private AccountView view(Account account) {
        return new AccountView(
                account.username(),
                account.displayName(),
                EntitlementView.of(account.held()),
                account.asked() == null ? null : EntitlementView.of(account.asked()),
                account.enabled(),
                accounts.isLocked(account),
                account.mustChangePassword(),
                account.secondFactor(),
                account.lastSignIn());
    }
}
