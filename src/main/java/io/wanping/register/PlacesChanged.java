package io.wanping.register;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Items belong to another zone, street or other scopes than before. Published inside the transaction that changed them and after its deed
 * is recorded, so that no month can be closed between then and the end of it.
 */
public record PlacesChanged(List<Place> left) {

    /** Where an item belonged until now. */
    public record Place(UUID itemId, String zone, @Nullable String street, Set<String> scopes) {}
}
