package io.wanping.account;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator's page of accounts. */
@RestController
class AccountController {

    private final Accounts accounts;
    private final CurrentActor actor;

    AccountController(Accounts accounts, CurrentActor actor) {
        this.accounts = accounts;
        this.actor = actor;
    }

    record AccountView(
            String username,
            String displayName,
            List<Role> roles,
            List<String> zones,
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
            @Nullable Set<String> zones) {}

    record Created(AccountView account, String oneTimePassword) {}

    @PostMapping("/api/accounts")
    ResponseEntity<Created> create(@RequestBody CreateRequest request) {
        Accounts.NewAccount wanted = new Accounts.NewAccount(
                request.username() == null ? "" : request.username(),
                request.displayName() == null ? "" : request.displayName(),
                request.roles() == null ? Set.of() : request.roles(),
                request.zones() == null ? Set.of() : request.zones());
        String password = accounts.create(wanted, null, actor.get());
        AccountView view = view(accounts.getAccount(wanted.username().strip().toLowerCase(java.util.Locale.ROOT)));
        return ResponseEntity.created(URI.create("/api/accounts/" + view.username()))
                .body(new Created(view, password));
    }

    record ChangeRequest(
            @Nullable String displayName,
            @Nullable Set<Role> roles,
            @Nullable Set<String> zones,
            @Nullable Boolean enabled) {}

    @PatchMapping("/api/accounts/{username}")
    AccountView change(@PathVariable String username, @RequestBody ChangeRequest request) {
        return view(accounts.change(
                username,
                new Accounts.Change(request.displayName(), request.roles(), request.zones(), request.enabled()),
                actor.get()));
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

    private AccountView view(Account account) {
        return new AccountView(
                account.username(),
                account.displayName(),
                account.roles().stream().sorted().toList(),
                account.zones().stream().sorted().toList(),
                account.enabled(),
                accounts.isLocked(account),
                account.mustChangePassword(),
                account.secondFactor(),
                account.lastSignIn());
    }
}
