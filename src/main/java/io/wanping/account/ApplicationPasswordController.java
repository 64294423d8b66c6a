package io.wanping.account;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own passwords for programs, and taking back somebody else's. */
@RestController
class ApplicationPasswordController {

    private final ApplicationPasswords passwords;
    private final CurrentActor actor;

    ApplicationPasswordController(ApplicationPasswords passwords, CurrentActor actor) {
        this.passwords = passwords;
        this.actor = actor;
    }

    record PasswordList(List<ApplicationPasswordStore.ApplicationPassword> applicationPasswords) {}

    @GetMapping("/api/account/application-passwords")
    PasswordList list() {
        return new PasswordList(passwords.list(actor.get().username()));
    }

    /** @param password the person's own */
    record CreateRequest(@Nullable String name, @Nullable String password) {}

    @PostMapping("/api/account/application-passwords")
    ResponseEntity<ApplicationPasswords.Made> create(@RequestBody CreateRequest request) {
        ApplicationPasswords.Made made = passwords.create(
                actor.get(),
                request.name() == null ? "" : request.name(),
                request.password() == null ? "" : request.password());
        return ResponseEntity.created(URI.create("/api/account/application-passwords/" + made.id()))
                .body(made);
    }

    @DeleteMapping("/api/account/application-passwords/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        passwords.revoke(actor.get(), id);
    }

    @DeleteMapping("/api/accounts/{username}/application-passwords")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeAll(@PathVariable String username) {
        passwords.revokeAll(username, actor.get());
    }
}
