package io.wanping.audit;

import io.wanping.account.Actor;
import java.util.Map;

/** The record of deeds. */
public interface AuditLog {

    /**
     * Records a deed in the running transaction: both are kept or neither.
     *
     * @param action {@code noun.verb} in kebab case, e.g. {@code posting.confirm}
     * @param subject what it was done to, by the code or id people know; empty for many things at once
     * @param detail a few plain values; never secrets, never personal data beyond names
     */
    void record(Actor actor, String action, String subject, Map<String, ?> detail);

    /** Records that something was tried and refused, in a transaction of its own. */
    void recordRefusal(Actor actor, String action, String subject, Map<String, ?> detail);
}
