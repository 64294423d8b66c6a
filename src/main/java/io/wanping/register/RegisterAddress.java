package io.wanping.register;

import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the registers: sites and buildings apart, or all items together. All three show the same records.
 *
 * @param kind the only kind there is at this address; null where both are
 */
public record RegisterAddress(@Nullable ItemKind kind) {

    public static final String SITES = "/api/sites";
    public static final String BUILDINGS = "/api/buildings";

    public static RegisterAddress of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (isAt(path, SITES)) {
            return new RegisterAddress(ItemKind.SITE);
        }
        return new RegisterAddress(isAt(path, BUILDINGS) ? ItemKind.BUILDING : null);
    }

    /** The kind of this address; where it has none, the one asked for. */
    public @Nullable ItemKind kindOr(@Nullable ItemKind asked) {
        return kind == null ? asked : kind;
    }

    /** @throws Refused not found when the item is of the other kind */
    public void requireHere(Item item) {
        if (kind != null && item.kind() != kind) {
            throw Refused.notFound("register.item-unknown", "item", item.id());
        }
    }

    private static boolean isAt(String path, String address) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
