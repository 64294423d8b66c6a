/**
 * Who may do what: accounts, roles, zone scope, sign-in and password rules. Owns the tables {@code account}, {@code account_role}, {@code
 * account_zone}, {@code old_password} and those of the sessions. Publishes {@link io.wanping.account.AccountDeed}. Other modules see only
 * the {@link io.wanping.account.Actor} of a request.
 */
@NullMarked
package io.wanping.account;

import org.jspecify.annotations.NullMarked;
