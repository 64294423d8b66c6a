package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Right;
import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds the authorisation table to the endpoints there really are, and walks every cell of it over HTTP. */
abstract class AuthorizationTableContract {

    @Autowired
    private AuthorizationTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Clerks clerks;

    /** An endpoint with the gaps of its address filled. */
    private record Endpoint(HttpMethod method, String path) {}

    @Test
    void everyEndpointStandsInTheTable() {
        List<Endpoint> missing = endpoints().stream()
                .filter(endpoint ->
                        table.find(endpoint.method(), endpoint.path()).isEmpty())
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyLineOfTheTableFitsAnEndpointOrAFile() {
        List<Endpoint> endpoints = endpoints();
        List<String> idle = table.lines().stream()
                .filter(line -> line.pattern().getPatternString().startsWith("/api/"))
                .filter(line -> endpoints.stream()
                        .noneMatch(endpoint -> line.method().equals(endpoint.method())
                                && line.pattern()
                                        .matches(org.springframework.http.server.PathContainer.parsePath(
                                                endpoint.path()))))
                .map(line -> line.method() + " " + line.pattern())
                .toList();

        assertThat(idle).isEmpty();
    }

    @Test
    void anonymousGetsNowhereButToTheDoor() {
        Clerk nobody = clerks.anonymous();
        nobody.get("/api/about");
        for (Endpoint endpoint : endpoints()) {
            Access access = table.find(endpoint.method(), endpoint.path()).orElseThrow();
            if (access.kind() != Access.Kind.PUBLIC) {
                Clerk.Answer answer = call(nobody, endpoint);
                assertThat(answer.status()).as(endpoint.toString()).isEqualTo(401);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void eachRoleReachesWhatItsRightsSayAndNothingElse() {
        for (Role role : Role.values()) {
            Clerk clerk = clerks.of(role);
            for (Endpoint endpoint : endpoints()) {
                Access access = table.find(endpoint.method(), endpoint.path()).orElseThrow();
                if (access.kind() == Access.Kind.RIGHT) {
                    Right right = access.right();
                    Clerk.Answer answer = call(clerk, endpoint);
                    String cell = role + " " + endpoint;
                    if (role.rights().contains(right)) {
                        assertThat(answer.status()).as(cell).isNotIn(401, 403, 500);
                    } else {
                        assertThat(answer.status()).as(cell).isEqualTo(403);
                        assertThat(answer.code()).as(cell).isEqualTo("account.right-missing");
                    }
                }
            }
        }
    }

    @Test
    void anAddressNobodyKnowsIsRefusedToAllAlike() {
        assertThat(clerks.anonymous().get("/api/no-such-thing").status()).isEqualTo(401);
        assertThat(clerks.editor().get("/api/no-such-thing").status()).isEqualTo(404);
        assertThat(clerks.editor().get("/actuator/env").status()).isEqualTo(404);
    }

    private static Clerk.Answer call(Clerk clerk, Endpoint endpoint) {
        if (endpoint.path().equals("/api/map/events")) {
            return clerk.open(endpoint.path());
        }
        boolean hasBody =
                !endpoint.method().equals(HttpMethod.GET) && !endpoint.method().equals(HttpMethod.DELETE);
        return clerk.send(endpoint.method().name(), endpoint.path(), hasBody ? "{}" : null, java.util.Map.of());
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("io.wanping")) {
                endpoints.addAll(endpoints(mapping));
            }
        });
        assertThat(endpoints).hasSizeGreaterThan(30);
        return endpoints;
    }

    private static List<Endpoint> endpoints(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Set<String> patterns = new TreeSet<>(mapping.getPathPatternsCondition().getPatternValues());
        return methods.stream()
                .flatMap(method -> patterns.stream()
                        .map(pattern -> new Endpoint(HttpMethod.valueOf(method.name()), filled(pattern))))
                .collect(Collectors.toList());
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{screen:([^}|]*)[^}]*\\}", "$1")
                .replaceAll("/\\{\\*[^}]*\\}", "/x")
                .replaceAll("\\{(id|itemId)\\}", "00000000-0000-7000-8000-000000000000")
                .replaceAll("\\{[^}]*\\}", "1");
    }
}
