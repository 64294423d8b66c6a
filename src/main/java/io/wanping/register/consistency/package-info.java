/**
 * Where registers and map do not agree: what has no shape, what has no record, areas and words that contradict each other, ground that is
 * claimed twice, buildings off their site, sums that do not add up. Reads the registers; owns the table {@code consistency_answer}, in
 * which people say why a finding is right as it is. Nothing here changes an item, and nothing silences a finding.
 */
@NullMarked
package io.wanping.register.consistency;

import org.jspecify.annotations.NullMarked;
