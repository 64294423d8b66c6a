package io.wanping.shell;

import io.wanping.account.OutsideSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * Sign-in through an identity provider (OpenID Connect). There is none until one is configured under {@code
 * spring.security.oauth2.client}; the name it gives must be that of an account.
 */
@Component
class SingleSignOn {

    private static final String START = "/oauth2/authorization/";
    private static final String HOME = "/";
    private static final String REFUSED = "/sign-in?refused=single-sign-on";

    private final @Nullable ClientRegistrationRepository clients;
    private final OutsideSignIn signIn;

    SingleSignOn(ObjectProvider<ClientRegistrationRepository> clients, OutsideSignIn signIn) {
        this.clients = clients.getIfAvailable();
        this.signIn = signIn;
    }

    /** A provider as the sign-in page offers it. */
    record Provider(String name, String start) {}

    List<Provider> listProviders() {
        List<Provider> providers = new ArrayList<>();
        if (clients instanceof Iterable<?> registrations) {
            for (Object registration : registrations) {
                if (registration instanceof ClientRegistration client) {
                    providers.add(new Provider(client.getClientName(), START + client.getRegistrationId()));
                }
            }
        }
        return providers;
    }

    void addTo(HttpSecurity http) {
        if (clients != null) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .successHandler(this::succeeded)
                    .failureHandler((request, response, failure) -> response.sendRedirect(REFUSED)));
        }
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication proof)
            throws IOException {
        String provider =
                proof instanceof OAuth2AuthenticationToken token ? token.getAuthorizedClientRegistrationId() : "";
        boolean admitted = signIn.open(proof.getName(), provider, request, response);
        response.sendRedirect(admitted ? HOME : REFUSED);
    }
}
