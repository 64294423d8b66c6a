package io.wanping.account;

import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the reader of the running request may look at. People who answer for some zones see the others too, or nothing of them, as the
 * security administrator sets it; everybody else sees the whole district. Endpoints that list or show items ask here.
 */
@Component
public class Sight {

    private final SignedInActor signedIn;

    Sight(SignedInActor signedIn) {
        this.signedIn = signedIn;
    }

    /** Codes of the zones the reader is kept to; empty when he sees the whole district. */
    public Set<String> zonesKeptTo() {
        Account account = signedIn.account();
        return account == null || signedIn.policy().otherZones() == OtherZones.READ ? Set.of() : account.zones();
    }

    public boolean isNarrow() {
        return !zonesKeptTo().isEmpty();
    }

    public boolean reaches(String zone) {
        Set<String> zones = zonesKeptTo();
        return zones.isEmpty() || zones.contains(zone);
    }
}
