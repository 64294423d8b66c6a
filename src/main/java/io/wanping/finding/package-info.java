/**
 * Bad data, said well. Owns the {@link io.wanping.finding.Finding} value (coded, located, explained), the refusal every command may
 * answer with, and the texts of both. No tables, no events: every other module may use it.
 */
@NullMarked
package io.wanping.finding;

import org.jspecify.annotations.NullMarked;
