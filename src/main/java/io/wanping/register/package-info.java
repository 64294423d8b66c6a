/**
 * The registers: sites and the buildings on them. Owns the tables {@code item} (current state), {@code item_scope} and
 * {@code item_revision} (immutable history)
 * and {@code item_placement} (where items lay since when). Everything that changes a record goes through {@link io.wanping.register.Items} as an
 * {@link io.wanping.register.ItemCommand}; a change of countable area is published as
 * {@link io.wanping.register.CapacitiesChanged} in the same transaction, so that the journal can book the difference.
 */
@NullMarked
package io.wanping.register;

import org.jspecify.annotations.NullMarked;
