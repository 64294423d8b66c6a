/**
 * The map: items as shapes with the account most of them is in, the backdrop drawn without any outside service, and vector tiles. Owns no
 * table; reads {@code item}, {@code area_posting} and {@code posting_decision} through a store of its own, because shapes and balances of
 * a view must be cut by the same box in one go. Never changes anything.
 */
@NullMarked
package io.wanping.map;

import org.jspecify.annotations.NullMarked;
