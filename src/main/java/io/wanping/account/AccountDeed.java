package io.wanping.account;

import java.util.Map;

/**
 * Something was done to an account, or tried. Published inside the transaction of the deed; a refusal after it.
 *
 * @param actor who did it; for a sign-in the person signing in, or the name that was tried
 * @param action {@code noun.verb}
 * @param username the account it was done to
 */
public record AccountDeed(Actor actor, String action, String username, boolean refused, Map<String, ?> detail) {}
