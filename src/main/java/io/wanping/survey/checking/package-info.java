/**
 * Understood tables to commands: every data row becomes typed values, is matched with the ledger, held against the rules of registers and
 * journal without writing anything, and ends as exactly one of NEW, CHANGED, SAME, REJECTED or PARKED.
 */
@NullMarked
package io.wanping.survey.checking;

import org.jspecify.annotations.NullMarked;
