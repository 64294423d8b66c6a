package io.wanping.journal;

import io.wanping.zoning.Target;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What area needs to count under a target.
 *
 * @param kinds one of these is needed; empty when none is
 * @param fileRequired whether it must be attached as a file, not only named
 * @param reason why it was set so; empty for what is assumed
 * @param setBy who set it; empty for what is assumed
 * @param version 0 for what is assumed, else counts changes
 */
record EvidenceRule(
        String target, Set<EvidenceKind> kinds, boolean fileRequired, String reason, String setBy, long version) {

    EvidenceRule {
        kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }

    /** Our assumption (domain paper §4): RELEASE needs one of the five proofs, the other accounts none. */
    static EvidenceRule assumed(Target target) {
        return assumed(target.code(), target.account());
    }

    static EvidenceRule assumed(String target, String account) {
        Set<EvidenceKind> kinds = account.equals(AreaAccount.RELEASE.name())
                ? Arrays.stream(EvidenceKind.values())
                        .filter(EvidenceKind::provesRelease)
                        .collect(Collectors.toSet())
                : Set.of();
        return new EvidenceRule(target, kinds, false, "", "", 0);
    }

    static Set<EvidenceKind> kinds(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(EvidenceKind::valueOf).collect(Collectors.toSet());
    }

    String kindsText() {
        return kinds.stream().map(EvidenceKind::name).sorted().collect(Collectors.joining(" "));
    }
}
