package io.wanping.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How careful sign-in is. The defaults are those of 等保 2.0 as the domain paper §8 gives them; the two hash and memory figures are our
 * assumption.
 *
 * @param length fewest characters of a password
 * @param classes of lower case, upper case, digits and others, how many a password mixes at least
 * @param remembered earlier passwords that may not come back
 * @param failures wrong passwords in a row that lock an account
 * @param lock how long it stays locked
 * @param hashStrength cost of bcrypt, a power of two
 */
@ConfigurationProperties("wanping.account")
record AccountPolicy(
        @DefaultValue("10") int length,
        @DefaultValue("3") int classes,
        @DefaultValue("5") int remembered,
        @DefaultValue("5") int failures,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("12") int hashStrength) {}
