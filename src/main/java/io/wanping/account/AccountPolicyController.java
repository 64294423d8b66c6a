package io.wanping.account;

import io.wanping.finding.BaseVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The security administrator's page; everybody signed in may read the rules he is held to. */
@RestController
class AccountPolicyController {

    private final AccountPolicies policies;
    private final CurrentActor actor;

    AccountPolicyController(AccountPolicies policies, CurrentActor actor) {
        this.policies = policies;
        this.actor = actor;
    }

    record Bounds(int least, int most) {}

    record PolicyView(
            int passwordLength,
            int passwordClasses,
            int passwordsRemembered,
            int passwordMaxAge_days,
            int failures,
            int lock_minutes,
            int idle_minutes,
            int absolute_hours,
            int addressFailures,
            List<Role> secondFactorRoles,
            OtherZones otherZones,
            Map<String, Bounds> bounds,
            long version,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    @GetMapping("/api/account-policy")
    ResponseEntity<PolicyView> get() {
        return answer(policies.getCurrent());
    }

    record PolicyRequest(
            @Nullable Integer passwordLength,
            @Nullable Integer passwordClasses,
            @Nullable Integer passwordsRemembered,
            @Nullable Integer passwordMaxAge_days,
            @Nullable Integer failures,
            @Nullable Integer lock_minutes,
            @Nullable Integer idle_minutes,
            @Nullable Integer absolute_hours,
            @Nullable Integer addressFailures,
            @Nullable Set<Role> secondFactorRoles,
            @Nullable OtherZones otherZones) {

        /** What is not given stays as it is. */
        AccountPolicy over(AccountPolicy now) {
            return new AccountPolicy(
                    or(passwordLength, now.passwordLength()),
                    or(passwordClasses, now.passwordClasses()),
                    or(passwordsRemembered, now.passwordsRemembered()),
                    or(passwordMaxAge_days, now.passwordMaxAge_days()),
                    or(failures, now.failures()),
                    or(lock_minutes, now.lock_minutes()),
                    or(idle_minutes, now.idle_minutes()),
                    or(absolute_hours, now.absolute_hours()),
                    or(addressFailures, now.addressFailures()),
                    secondFactorRoles == null ? now.secondFactorRoles() : secondFactorRoles,
                    otherZones == null ? now.otherZones() : otherZones);
        }

        private static int or(@Nullable Integer given, int otherwise) {
            return given == null ? otherwise : given;
        }
    }

    @PutMapping("/api/account-policy")
    ResponseEntity<PolicyView> put(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PolicyRequest request) {
        return answer(policies.change(
                request.over(policies.current()),
                BaseVersion.of(ifMatch, "account.policy-version-missing"),
                actor.get()));
    }

    private static ResponseEntity<PolicyView> answer(AccountPolicies.Current current) {
        AccountPolicy policy = current.policy();
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        AccountPolicy.FIGURES.forEach(figure -> bounds.put(figure.name(), new Bounds(figure.least(), figure.most())));
        PolicyView view = new PolicyView(
                policy.passwordLength(),
                policy.passwordClasses(),
                policy.passwordsRemembered(),
                policy.passwordMaxAge_days(),
                policy.failures(),
                policy.lock_minutes(),
                policy.idle_minutes(),
                policy.absolute_hours(),
                policy.addressFailures(),
                policy.secondFactorRoles().stream().sorted().toList(),
                policy.otherZones(),
                bounds,
                current.version(),
                current.changedAt(),
                current.changedBy());
        return ResponseEntity.ok().eTag("\"" + current.version() + "\"").body(view);
    }
}
