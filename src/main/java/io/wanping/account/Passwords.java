package io.wanping.account;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, compares, makes and judges passwords. Thread safety: yes. */
@Component
class Passwords {

    /** What bcrypt can take; longer ones would be cut silently. */
    private static final int MOST_BYTES = 72;

    private static final int ONE_TIME_LENGTH = 14;
    /** Without signs that look alike, so that it can be read off a slip of paper. */
    private static final List<String> ONE_TIME_ALPHABETS =
            List.of("abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BCryptPasswordEncoder encoder;
    private final String nobodysHash;

    /** @param hashStrength cost of bcrypt, a power of two; our assumption */
    Passwords(@Value("${wanping.account.hash-strength:12}") int hashStrength) {
        this.encoder = new BCryptPasswordEncoder(hashStrength);
        this.nobodysHash = encoder.encode(oneTime());
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && encoder.matches(password, hash);
    }

    /** Takes as long as comparing with a real account's hash, so that time does not tell which names exist. */
    void compareWithNobody(String password) {
        matches(password, nobodysHash);
    }

    /** A random password that keeps the rules, for the first sign-in only. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            String alphabet = ONE_TIME_ALPHABETS.get(i % ONE_TIME_ALPHABETS.size());
            password.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return password.toString();
    }

    /** What is wrong with a new password; empty when it may be used. */
    List<Finding> judge(AccountPolicy policy, String username, String password, List<String> earlierHashes) {
        Place place = new Place.Field("newPassword");
        List<Finding> findings = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < policy.passwordLength()) {
            findings.add(AccountFinding.PASSWORD_TOO_SHORT.at(place, "least", policy.passwordLength()));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            findings.add(AccountFinding.PASSWORD_TOO_LONG.at(place, "most", MOST_BYTES));
        }
        if (classes(password) < policy.passwordClasses()) {
            findings.add(AccountFinding.PASSWORD_TOO_SIMPLE.at(place, "least", policy.passwordClasses()));
        }
        if (password.toLowerCase(Locale.ROOT).contains(username)) {
            findings.add(AccountFinding.PASSWORD_HAS_NAME.at(place));
        }
        if (findings.isEmpty() && earlierHashes.stream().anyMatch(hash -> matches(password, hash))) {
            findings.add(AccountFinding.PASSWORD_USED_BEFORE.at(place, "remembered", policy.passwordsRemembered()));
        }
        return findings;
    }

    private static int classes(String password) {
        List<IntPredicate> classes = List.of(
                Character::isLowerCase,
                Character::isUpperCase,
                Character::isDigit,
                sign -> !Character.isLetterOrDigit(sign) || Character.isIdeographic(sign));
        return (int) classes.stream()
                .filter(kind -> password.codePoints().anyMatch(kind))
                .count();
    }
}
