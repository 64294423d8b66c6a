/**
 * Who did what: an append-only, hash-chained record written in the same transaction as the deed. Owns the tables {@code audit_row},
 * {@code audit_head} and {@code audit_anchor}, and the guard other append-only tables use.
 */
@NullMarked
package io.wanping.audit;

import org.jspecify.annotations.NullMarked;
