/**
 * Who did what: an append-only, hash-chained record written in the same transaction as the deed. Owns the tables {@code audit_row} and
 * {@code audit_head}, and the guard other append-only tables use.
 */
@NullMarked
package io.wanping.audit;

import org.jspecify.annotations.NullMarked;
