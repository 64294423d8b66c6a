package io.wanping.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the reader of the running request may look at. People who answer for some zones or streets see the others too, or nothing of them, as
 * the security administrator sets it; everybody else sees the whole district. Endpoints that list or show items ask here.
 */
@Component
public class Sight {

    private final SignedInActor signedIn;

    Sight(SignedInActor signedIn) {
        this.signedIn = signedIn;
    }

    /** What the reader is kept to. */
    public Reach reach() {
        Account account = signedIn.account();
        return account == null || signedIn.policy().otherZones() == OtherZones.READ
                ? Reach.EVERYWHERE
                : account.held().reach();
    }

    /** What somebody is kept to who acts without a request, such as whoever queued an import. */
    public Reach reachOf(Actor actor) {
        return signedIn.policy().otherZones() == OtherZones.READ ? Reach.EVERYWHERE : actor.reach();
    }

    public boolean isNarrow() {
        return !reach().isEverywhere();
    }

    public boolean reaches(String zone, @Nullable String street) {
        return reach().includes(zone, street);
    }
}
