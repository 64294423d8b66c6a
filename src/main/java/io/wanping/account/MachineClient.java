package io.wanping.account;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A program that showed an application password with its request; it has no session. */
public final class MachineClient extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String username;

    public MachineClient(Actor owner) {
        super(List.of());
        this.username = owner.username();
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return username;
    }
}
