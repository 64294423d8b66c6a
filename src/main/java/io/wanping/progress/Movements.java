package io.wanping.progress;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Where figures get their sums from. What answers is free to add up postings or to keep sums ready, as long as both give the same.
 */
interface Movements {

    /** How items are put together; a scope may share items with another, the others may not. */
    enum Split {
        ALL,
        ZONE,
        STREET,
        SCOPE
    }

    /**
     * What is asked.
     *
     * @param accounts only postings that touch one of them
     * @param scopes only items in at least one of them, each once; empty for all items
     * @param knownAt postings recorded and decisions taken by then; what was rejected by then counts nowhere
     * @param counting on which day a posting counts
     * @param placing when items are asked for their zone, street and scopes
     */
    record Question(
            Split split,
            Set<AreaAccount> accounts,
            List<String> scopes,
            Cuts cuts,
            Instant knownAt,
            Counting counting,
            Placing placing) {

        /** On effective dates, items where they are now. */
        Question(Split split, Set<AreaAccount> accounts, List<String> scopes, Cuts cuts, Instant knownAt) {
            this(split, accounts, scopes, cuts, knownAt, Counting.EFFECTIVE, Placing.PRESENT);
        }
    }

    List<NetMovement> list(Question question);

    /** Whether an item left its zone, street or one of its scopes after an instant. */
    boolean anyLeftSince(Instant instant);
}
