/**
 * Who may do what: accounts, roles, zone scope, sign-in and password rules. Owns the tables {@code account}, {@code account_role}, {@code
 * account_zone}, {@code old_password}, {@code account_policy}, {@code sign_in_address}, {@code second_factor}, {@code recovery_code},
 * {@code application_password} and those of the sessions. Publishes {@link io.wanping.account.AccountDeed}. Other modules see only
 * the {@link io.wanping.account.Actor} of a request.
 */
@NullMarked
package io.wanping.account;

import org.jspecify.annotations.NullMarked;
