package io.wanping.account;

import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second factors: a secret in an authenticator app, or one of ten recovery codes when the telephone is lost. A factor counts once its
 * first code was shown to work; until then an earlier one stays.
 */
@Service
class SecondFactors {

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_CODE_GROUPS = 4;

    private final SecondFactorStore store;
    private final AccountStore accounts;
    private final Accounts passwords;
    private final SealedSecrets secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactors(
            SecondFactorStore store,
            AccountStore accounts,
            Accounts passwords,
            SealedSecrets secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /** Where an account stands. */
    record State(boolean enrolled, @Nullable Instant confirmedAt, int recoveryCodesLeft) {}

    /** What the authenticator app needs, shown once; {@code uri} is for a picture code. */
    record Draft(String secret, String uri) {}

    @Transactional(readOnly = true)
    State state(String username) {
        SecondFactorStore.SecondFactor factor = store.find(username).orElse(null);
        boolean enrolled = factor != null && factor.secret() != null;
        return new State(
                enrolled,
                factor == null ? null : factor.confirmedAt(),
                enrolled ? store.countRecoveryCodes(username) : 0);
    }

    /** Makes a secret that waits for its first code. Whoever has a factor already shows it with its code. */
    @Transactional(noRollbackFor = Refused.class)
    Draft begin(String username, String password, String code) {
        passwords.requirePassword(username, password, "password");
        requireCodeIfEnrolled(username, code);
        byte[] secret = SealedSecrets.randomBytes(SECRET_BYTES);
        SecondFactorStore.SecondFactor now = store.find(username).orElse(none());
        store.put(
                username,
                new SecondFactorStore.SecondFactor(
                        now.secret(), secrets.seal(secret, username), now.confirmedAt(), now.lastStep()));
        String text = Base32.of(secret);
        String uri = "otpauth://totp/" + encoded("万平") + ":" + encoded(username) + "?secret=" + text + "&issuer="
                + encoded("万平");
        return new Draft(text, uri);
    }

    /** @return recovery codes, shown once; the account's other sessions are over */
    @Transactional
    List<String> confirm(String username, String code) {
        Account account = locked(username);
        SecondFactorStore.SecondFactor factor = store.find(username).orElse(none());
        if (factor.pending() == null) {
            throw new Refused(Refused.Kind.CONFLICT, "account.second-factor-not-begun");
        }
        byte[] secret = secrets.open(factor.pending(), username);
        OptionalLong step = Totp.stepOf(secret, digits(code), clock.instant(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            throw wrongCode();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.put(username, new SecondFactorStore.SecondFactor(factor.pending(), null, now, step.getAsLong()));
        accounts.update(account.withSessionsFrom(now));
        tell(account.actor(), "second-factor.enrol", username);
        return newRecoveryCodes(username);
    }

    @Transactional(noRollbackFor = Refused.class)
    List<String> renewRecoveryCodes(String username, String password, String code) {
        passwords.requirePassword(username, password, "password");
        if (!state(username).enrolled()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.second-factor-not-begun");
        }
        requireCodeIfEnrolled(username, code);
        tell(locked(username).actor(), "recovery-code.renew", username);
        return newRecoveryCodes(username);
    }

    /** Gives the factor up, unless a role asks for it. */
    @Transactional(noRollbackFor = Refused.class)
    void remove(String username, String password, String code, boolean required) {
        if (required) {
            throw new Refused(Refused.Kind.FORBIDDEN, "account.second-factor-enrolment-required");
        }
        passwords.requirePassword(username, password, "password");
        requireCodeIfEnrolled(username, code);
        store.delete(username);
        tell(locked(username).actor(), "second-factor.remove", username);
    }

    /** For somebody who lost his telephone and his recovery codes. */
    @Transactional
    void reset(String username, Actor by) {
        passwords.refuseUnlessInCharge(username, by);
        Account account = locked(username);
        store.delete(username);
        accounts.update(account.withSessionsFrom(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        tell(by, "second-factor.reset", username);
    }

    /** Whether a code opens; it is used up. The account must be locked by the running transaction. */
    boolean use(String username, String code) {
        SecondFactorStore.SecondFactor factor = store.find(username).orElse(none());
        String typed = digits(code);
        if (factor.secret() == null) {
            return false;
        }
        if (typed.length() != Totp.DIGITS) {
            return store.useRecoveryCode(username, SealedSecrets.fingerprint(recoveryCode(code)));
        }
        byte[] secret = secrets.open(factor.secret(), username);
        OptionalLong step = Totp.stepOf(secret, typed, clock.instant(), factor.lastStep());
        step.ifPresent(used -> store.put(
                username,
                new SecondFactorStore.SecondFactor(factor.secret(), factor.pending(), factor.confirmedAt(), used)));
        return step.isPresent();
    }

    private void requireCodeIfEnrolled(String username, String code) {
        if (state(username).enrolled() && !use(username, code)) {
            passwords.countWrongSecret(username);
            throw wrongCode();
        }
    }

    private List<String> newRecoveryCodes(String username) {
        List<String> codes = Stream.generate(() -> SealedSecrets.randomText(RECOVERY_CODE_GROUPS))
                .limit(RECOVERY_CODES)
                .toList();
        store.replaceRecoveryCodes(
                username,
                codes.stream()
                        .map(SecondFactors::recoveryCode)
                        .map(SealedSecrets::fingerprint)
                        .toList());
        return codes;
    }

    private Account locked(String username) {
        return accounts.lock(username).orElseThrow(() -> Refused.notFound("account.unknown", "username", username));
    }

    private static SecondFactorStore.SecondFactor none() {
        return new SecondFactorStore.SecondFactor(null, null, null, Long.MIN_VALUE);
    }

    private void tell(Actor by, String action, String username) {
        events.publishEvent(new AccountDeed(by, action, username, false, Map.of()));
    }

    private static Refused wrongCode() {
        return Refused.because(AccountFinding.CODE_WRONG.at(new Place.Field("code")));
    }

    /** As typed from a screen that groups digits. */
    private static String digits(String code) {
        return code.replaceAll("[\\s-]", "");
    }

    private static String recoveryCode(String code) {
        return digits(code).toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
