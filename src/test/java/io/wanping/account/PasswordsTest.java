package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a password must be, and what becomes of it. */
class PasswordsTest {

    private final Passwords passwords = new Passwords(4);

    @ParameterizedTest
    @CsvSource({
        "Aa1!Aa1!A, account.password-too-short",
        "abcdefghijkl, account.password-too-simple",
        "abcdefgh1234, account.password-too-simple",
        "ABCDEFGHabcd, account.password-too-simple",
        "1234567890!!, account.password-too-simple",
        "静安区静安区静安区静安区, account.password-too-simple",
        "Zhouyuan-2026, account.password-has-name",
        "2026-ZHOUYUAN-x, account.password-has-name"
    })
    void sayWhatIsWrong(String password, String code) {
        assertThat(judged(password)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"Ledger-2026", "ledger-2026-x", "静安Ledger2026台账", "Aa1!Aa1!Aa", "pass phrase 2026 Jing'an"})
    void takeWhatKeepsTheRules(String password) {
        assertThat(judged(password)).isEmpty();
    }

    @Test
    void countPeopleSignsAndNotBytesForTheLeastAndBytesForTheMost() {
        assertThat(judged("A1-😀😀😀😀😀😀")).containsExactly("account.password-too-short");
        assertThat(judged("A1-😀😀😀😀😀😀😀")).isEmpty();
        assertThat(judged("Aa1-" + "x".repeat(68))).isEmpty();
        assertThat(judged("Aa1-" + "x".repeat(69))).containsExactly("account.password-too-long");
        assertThat(judged("Aa1-" + "静".repeat(23))).containsExactly("account.password-too-long");
    }

    @Test
    void sayEverythingThatIsWrongAtOnce() {
        assertThat(judged("zhouyuan"))
                .containsExactly(
                        "account.password-too-short", "account.password-too-simple", "account.password-has-name");
    }

    @Test
    void neverRepeatThePasswordInWhatTheySay() {
        Set<String> said = new HashSet<>();
        passwords
                .judge(AccountPolicy.INITIAL, "zhouyuan", "secret", List.of())
                .forEach(finding -> said.add(finding.toString()));

        assertThat(said).isNotEmpty().noneMatch(text -> text.contains("secret"));
    }

    @Test
    void refuseOneThatWasUsedBefore() {
        List<String> earlier = List.of(passwords.hash("Ledger-2024"), passwords.hash("Ledger-2025"));

        assertThat(passwords.judge(AccountPolicy.INITIAL, "zhouyuan", "Ledger-2024", earlier))
                .extracting(Finding::code)
                .containsExactly("account.password-used-before");
        assertThat(passwords.judge(AccountPolicy.INITIAL, "zhouyuan", "Ledger-2026", earlier))
                .isEmpty();
    }

    @Test
    void doNotCutLongPasswordsSilently() {
        String longest = "Aa1-" + "x".repeat(68);
        String hash = passwords.hash(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "y", hash)).isFalse();
    }

    @Test
    void giveTheSamePasswordAnotherHashEachTime() {
        assertThat(passwords.hash("Ledger-2026")).startsWith("$2a$04$").isNotEqualTo(passwords.hash("Ledger-2026"));
    }

    @Test
    void makeOneTimePasswordsThatKeepTheRulesAndDiffer() {
        Set<String> made = new HashSet<>();
        IntStream.range(0, 1000).forEach(i -> made.add(passwords.oneTime()));

        assertThat(made).hasSize(1000).allSatisfy(password -> {
            assertThat(judged(password)).isEmpty();
            assertThat(password).doesNotContainPattern("[lIO01io]");
        });
    }

    private List<String> judged(String password) {
        return passwords.judge(AccountPolicy.INITIAL, "zhouyuan", password, List.of()).stream()
                .map(Finding::code)
                .toList();
    }
}
