package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as the standards say, and secrets that stay secret. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B of RFC 6238, all eighteen values; its secrets are as long as the hash. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void areThoseOfTheStandard(long second, String sha1, String sha256, String sha512) {
        assertThat(Totp.code(SECRET, second / 30, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(Totp.code(digits(32), second / 30, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(Totp.code(digits(64), second / 30, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    /** Appendix D of RFC 4226: the codes of the first ten steps. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void haveSixDigitsInTheProduct(long step, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(step * 30 + 29))).isEqualTo(code);
    }

    @Test
    void areTakenAStepEarlyOrLateAndOnlyOnce() {
        Instant now = Instant.ofEpochSecond(5 * 30 + 3);
        assertThat(Totp.stepOf(SECRET, "254676", now, Long.MIN_VALUE)).hasValue(5);
        assertThat(Totp.stepOf(SECRET, "338314", now, Long.MIN_VALUE)).hasValue(4);
        assertThat(Totp.stepOf(SECRET, "287922", now, Long.MIN_VALUE)).hasValue(6);
        assertThat(Totp.stepOf(SECRET, "969429", now, Long.MIN_VALUE)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "162583", now, Long.MIN_VALUE)).isEmpty();

        assertThat(Totp.stepOf(SECRET, "254676", now, 5)).as("used").isEmpty();
        assertThat(Totp.stepOf(SECRET, "338314", now, 5))
                .as("older than the one used")
                .isEmpty();
        assertThat(Totp.stepOf(SECRET, "287922", now, 5)).hasValue(6);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "25467, 0", "2546760, 0", "٢٥٤٦٧٦, 0", "２５４６７６, 0", "abcdef, 0"})
    void areNothingElse(String code, int ignored) {
        assertThat(Totp.stepOf(SECRET, code, Instant.ofEpochSecond(153), Long.MIN_VALUE))
                .isEmpty();
    }

    /** Section 10 of RFC 4648, without the padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String plain, String text) {
        assertThat(Base32.of(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void sealedSecretsOpenOnlyWithTheirKeyForTheirOwner(@TempDir Path folder) throws Exception {
        SealedSecrets secrets = new SealedSecrets("", folder.resolve("data"));
        String sealed = secrets.seal(SECRET, "zhouyuan");

        assertThat(secrets.open(sealed, "zhouyuan")).isEqualTo(SECRET);
        assertThat(sealed).isNotEqualTo(secrets.seal(SECRET, "zhouyuan")).doesNotContain("1234567890");
        assertThatThrownBy(() -> secrets.open(sealed, "linzhaowan")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedSecrets("", folder.resolve("other")).open(sealed, "zhouyuan"))
                .isInstanceOf(IllegalStateException.class);
        String tampered = (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(1);
        assertThatThrownBy(() -> secrets.open(tampered, "zhouyuan")).isInstanceOf(IllegalStateException.class);
        assertThat(new SealedSecrets("", folder.resolve("data")).open(sealed, "zhouyuan"))
                .isEqualTo(SECRET);

        Path key = folder.resolve("data/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(new SealedSecrets(Files.readString(key), folder.resolve("none")).open(sealed, "zhouyuan"))
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> new SealedSecrets("c2hvcnQ=", folder).seal(SECRET, "zhouyuan"))
                .hasMessageContaining("32 bytes");
    }

    @Test
    void randomTextsDiffer() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(SealedSecrets.randomText(4));
        }
        assertThat(made).hasSize(1000).allMatch(text -> text.matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}"));
    }

    private static byte[] digits(int count) {
        return "1234567890".repeat(7).substring(0, count).getBytes(StandardCharsets.US_ASCII);
    }
}
