package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent: an answer in the product's own words, nothing about its insides, nothing written, and the next request works. */
abstract class RequestSafetyContract {

    private static final String[] WRITTEN = {"item", "item_revision", "area_posting", "account"};

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @BeforeEach
    void afresh() {
        ledger.clear();
    }

    @Test
    void answersUnreadableBodiesAsProblems() {
        Clerk editor = clerks.editor();
        Map<String, Long> before = ledger.rows(WRITTEN);
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "[[[[",
                "null",
                "\"text\"",
                "17",
                "{\"kind\":17}",
                "{\"kind\":\"CASTLE\"}",
                "{\"kind\":{\"a\":1}}",
                "{\"kind\":\"SITE\",\"code\":[\"S\"]}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"fields\":{\"landArea_m2\":1e999999999}}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"fields\":{\"landArea_m2\":" + "9".repeat(3000) + "}}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"geometry\":{}}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"geometry\":\"POLYGON\"}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"scopes\":[null]}",
                "{\"kind\":\"SITE\",\"code\":\"S-1\",\"fields\":" + "[".repeat(5000) + "}",
                "{'kind':'SITE'}",
                "<item/>",
                "kind=SITE",
                "{\"kind\":\"SITE\",\"kind\":\"SITE\",\"code\":\"\"}",
                "{\"@class\":\"java.lang.ProcessBuilder\",\"kind\":\"SITE\"}");
        for (String body : bodies) {
            assertProblem(editor.post("/api/items", body), shortened(body), 400, 422);
        }
        for (String area : List.of("1e999999999", "-1e999999999", "1e-999999999", "\"1e999999999\"", "\"ten\"", "[]")) {
            assertProblem(
                    editor.post(
                            "/api/journal/postings",
                            "{\"itemId\":\"00000000-0000-7000-8000-000000000000\",\"from\":\"UNCOUNTED\",\"to\":\"RESERVE\","
                                    + "\"effectiveOn\":\"2026-01-01\",\"area_m2\":" + area + "}",
                            Map.of("Idempotency-Key", "k")),
                    area,
                    400,
                    422);
        }
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    @Test
    void answersBodiesThatAreTooLargeWithoutReadingThemToTheEnd() {
        Clerk editor = clerks.editor();
        String large = "{\"kind\":\"SITE\",\"code\":\"" + "x".repeat(5_000_000) + "\"}";
        assertProblem(editor.post("/api/items", large), "with its length", 413);

        Clerk nobody = clerks.anonymous();
        nobody.get("/api/about");
        assertProblem(nobody.post("/api/session", large), "from anybody", 413);
        assertProblem(chunked(editor, "/api/items", large), "in pieces", 413);
        assertProblem(
                editor.post("/api/items", "{\"kind\":\"SITE\",\"code\":\"" + "x".repeat(3_000_000) + "\"}"),
                "large and wrong",
                422);
    }

    @Test
    void answersTextNoDatabaseHoldsAsTheReadersMistake() {
        Clerk editor = clerks.editor();
        for (String code : List.of("a\\u0000b", "\\ud800", "\\udc00x")) {
            Clerk.Answer answer = editor.post(
                    "/api/items", "{\"kind\":\"SITE\",\"code\":\"" + code + "\",\"name\":\"" + code + "\"}", Map.of());
            assertThat(answer.status()).as(code).isIn(201, 400, 422);
            assertQuiet(answer);
        }
        for (String query :
                List.of("q=%00", "zone=%00", "street=%00", "scope=%00", "q=%ED%A0%80", "site=%00", "q=%FF")) {
            Clerk.Answer answer = editor.get("/api/items?" + query);
            assertThat(answer.status()).as(query).isIn(200, 400, 422);
            assertQuiet(answer);
        }
    }

    @Test
    void answersWrongParametersAsProblems() {
        Clerk editor = clerks.editor();
        for (String path : List.of(
                "/api/items?limit=many",
                "/api/items?cursor=x",
                "/api/items?kind=CASTLE",
                "/api/items?account=GOLD",
                "/api/items?placed=perhaps",
                "/api/items?bbox=1,2",
                "/api/items?bbox=a,b,c,d",
                "/api/items?bbox=NaN,NaN,NaN,NaN",
                "/api/items/not-an-id",
                "/api/journal/postings/1",
                "/api/journal/items/1",
                "/api/journal/reconciliation?asOf=yesterday")) {
            assertProblem(editor.get(path), path, 400, 404, 422);
        }
    }

    @Test
    void knowsNoMethodsButItsOwnAndNoOverride() {
        Clerk admin = clerks.of(Role.SYSTEM_ADMIN);
        for (String method : List.of("FOO", "PROPFIND", "get", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            Clerk.Answer answer = admin.send(method, "/api/accounts", null, Map.of());
            assertProblem(answer, method, 400, 403, 404, 405);
        }
        clerks.create("method-override", "试用人", Set.of(Role.VIEWER));
        for (Map<String, String> headers : List.of(
                Map.of("X-HTTP-Method-Override", "PATCH"),
                Map.of("X-HTTP-Method", "PATCH"),
                Map.of("X-Method-Override", "PATCH"))) {
            assertThat(admin.post("/api/accounts/method-override?_method=PATCH", "{\"enabled\":false}", headers)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select enabled from account where username = 'method-override'", Boolean.class))
                .isTrue();
    }

    @Test
    void refusesFormsAndOtherTypesOfBodies() {
        Clerk editor = clerks.editor();
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/json; charset=nonsense",
                "nonsense")) {
            assertProblem(
                    editor.post("/api/items", "{\"kind\":\"SITE\",\"code\":\"\"}", Map.of("Content-Type", type)),
                    type,
                    400,
                    415,
                    422);
        }
        assertThat(editor.send("GET", "/api/items", null, Map.of("Accept", "text/html"))
                        .status())
                .isIn(200, 406);
    }

    @Test
    void refusesWritingWithoutTheToken() {
        Clerk editor = clerks.editor();
        Map<String, Long> before = ledger.rows(WRITTEN);
        for (String token : List.of("", "guess")) {
            editor.dropCookie("XSRF-TOKEN");
            Clerk.Answer answer = token.isEmpty()
                    ? editor.post("/api/items", "{}")
                    : editor.post("/api/items", "{}", Map.of("X-XSRF-TOKEN", token));
            assertProblem(answer, "token " + token, 403);
            assertThat(answer.code()).isEqualTo("shell.token-missing");
        }
        editor.dropCookie("XSRF-TOKEN");
        editor.get("/api/about");
        String cookie = editor.cookie("XSRF-TOKEN");
        editor.dropCookie("XSRF-TOKEN");
        assertThat(editor.post("/api/items?_csrf=" + cookie, "{}").code())
                .as("an address is no place for it")
                .isEqualTo("shell.token-missing");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where action = 'request.refuse' and detail like '%token-missing%'",
                                Long.class))
                .isEqualTo(3);
    }

    @Test
    void nobodysUploadIsReadBeforeHeIsKnown() {
        Clerk nobody = clerks.anonymous();
        Clerk.Answer withoutToken = nobody.upload("/api/imports", "a.xlsx", new byte[1000]);
        assertThat(withoutToken.status()).isEqualTo(403);
        nobody.get("/api/about");
        assertProblem(nobody.upload("/api/imports", "a.xlsx", new byte[1000]), "with token", 401);
    }

    @Test
    void addressesMadeToConfuseLeadNowhere() {
        Clerk editor = clerks.editor();
        Clerk nobody = clerks.anonymous();
        for (String path : List.of(
                "/api/accounts;x=1",
                "/api/accounts/",
                "//api/accounts",
                "/api//accounts",
                "/api/./accounts",
                "/assets/../api/accounts",
                "/assets/..%2fapi/accounts",
                "/assets/%2e%2e/api/accounts",
                "/API/ACCOUNTS",
                "/api/accounts%00",
                "/api/accounts%0d%0aSet-Cookie:%20x=1",
                "/api/accounts.json",
                "/api%2faccounts",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/h2-console",
                "/swagger-ui/index.html",
                "/WEB-INF/web.xml",
                "/assets/..%5c..%5capplication.yml",
                "/webjars/leaflet/../../../application.yml",
                "/application.yml",
                "/overview/../api/accounts",
                "/gis-data/zoning/zones.geojson")) {
            for (Clerk clerk : List.of(nobody, editor)) {
                String answer = clerk.raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + (clerk == editor ? "Cookie: WANPING=" + editor.cookie("WANPING") + "\r\n" : "") + "\r\n");
                assertThat(answer.substring(9, 12)).as(path).isIn("400", "401", "403", "404");
                assertThat(answer).as(path).doesNotContain("oneTimePassword").doesNotContain("\"accounts\"");
                assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie: x")))
                        .isEmpty();
                assertQuiet(answer);
            }
        }
    }

    @Test
    void whatIsNotEvenHttpGetsAQuietAnswer() {
        Clerk nobody = clerks.anonymous();
        for (String request : List.of(
                "GET / HTTP/9.9\r\n\r\n",
                "GET\r\n\r\n",
                "GET /a|b{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n")) {
            String answer = nobody.raw(request);
            assertThat(answer.substring(9, 10))
                    .as(request.lines().findFirst().orElse(""))
                    .isIn("4", "5");
            assertQuiet(answer);
            if (!answer.endsWith("\r\n\r\n")) {
                assertThat(answer).contains("application/problem+json");
            }
        }
        assertThat(clerks.anonymous().get("/api/about").status()).isEqualTo(200);
    }

    @Test
    void tokensAndCookiesThatAreNoneOpenNothing() {
        for (String header : List.of(
                "Basic",
                "Basic ",
                "Basic ====",
                "Basic OjpAOjo=",
                "Basic " + "A".repeat(5000),
                "Basic YWRtaW46YWRtaW4=",
                "basic dGVzdA==",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer",
                "Digest username=\"admin\"",
                "Negotiate x",
                "\u00e9\u00ff")) {
            String answer = clerks.anonymous()
                    .raw("GET /api/items HTTP/1.1\r\nHost: x\r\nAuthorization: " + header
                            + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.substring(9, 12)).as(header).isIn("400", "401");
            assertQuiet(answer);
        }
        for (String cookie : List.of(
                "WANPING=",
                "WANPING=====",
                "WANPING=../../x",
                "WANPING=" + "A".repeat(4000),
                "WANPING=AAAA",
                "WANPING=/+//",
                "WANPING=AA; WANPING=BB",
                "XSRF-TOKEN=\"<script>\"",
                "WANPING=%00%0d%0a",
                ";;;=;")) {
            String answer = clerks.anonymous()
                    .raw("GET /api/items HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.substring(9, 12)).as(cookie).isIn("400", "401");
            assertQuiet(answer);
        }
    }

    @Test
    void nothingSentEndsInAHeaderOfTheAnswer() {
        Clerk editor = clerks.editor();
        Clerk.Answer uploaded =
                editor.upload("/api/imports", "a%0d%0aSet-Cookie: x=1\u2028\tb.xlsx", new byte[] {1, 2, 3});
        assertQuiet(uploaded);
        for (String query : List.of(
                "/api/files/export?format=csv&audience=internal&q=%0d%0aSet-Cookie:%20x=1",
                "/api/files/export?format=csv%0d%0aSet-Cookie:%20x=1&audience=internal",
                "/api/items?sort=%0d%0aLocation:%20//evil.example",
                "/sign-in?next=%0d%0aLocation:%20//evil.example",
                "/api/audit/export?actor=%0d%0aX-Injected:%201")) {
            Clerk.Answer answer = editor.get(query);
            assertThat(answer.headers().map().keySet())
                    .as(query)
                    .noneMatch(name -> name.equalsIgnoreCase("x-injected"));
            assertThat(answer.headers().allValues("Set-Cookie")).as(query).noneMatch(value -> value.startsWith("x="));
            assertThat(answer.header("Location")).as(query).isEmpty();
        }
    }

    @Test
    void sendsNobodyElsewhere() {
        for (String path : List.of("/sign-in?next=https://evil.example/", "/overview?redirect=//evil.example", "/")) {
            Clerk.Answer answer = clerks.anonymous().get(path);
            assertThat(answer.status()).as(path).isIn(200, 404);
            assertThat(answer.header("Location")).isEmpty();
        }
        String answer = clerks.anonymous()
                .raw(
                        "GET /api/items HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("evil.example");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepABrowserSafe() {
        Clerk editor = clerks.editor();
        List<Clerk.Answer> answers = new ArrayList<>(List.of(
                clerks.anonymous().get("/"),
                clerks.anonymous().get("/overview"),
                clerks.anonymous().get("/api/about"),
                clerks.anonymous().get("/api/items"),
                clerks.anonymous().get("/assets/none.js"),
                clerks.anonymous().get("/actuator/health"),
                editor.get("/api/items"),
                editor.get("/api/none"),
                editor.get("/api/accounts"),
                editor.post("/api/items", "{")));
        for (Clerk.Answer answer : answers) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("geolocation=()");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .contains("object-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe")
                    .doesNotContain("*")
                    .doesNotContain("http");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(editor.get("/api/items").header("Cache-Control")).isEqualTo("no-store");
        assertThat(editor.get("/api/items").header("Strict-Transport-Security"))
                .as("only where the connection is safe")
                .isEmpty();
    }

    @Test
    void thePageAndItsFilesAreOpenAndEverythingElseIsClosed() {
        Clerk nobody = clerks.anonymous();
        for (String path : List.of("/api/about", "/actuator/health", "/webjars/leaflet/leaflet.css")) {
            assertThat(nobody.get(path).status()).as(path).isIn(200, 404);
        }
        for (String screen :
                List.of("/", "/overview", "/map", "/import", "/ledger/x", "/progress", "/system/audit", "/sign-in")) {
            assertThat(nobody.get(screen).status()).as(screen).isIn(200, 404);
        }
        for (String path : List.of(
                "/api/session",
                "/api/items",
                "/api/zones",
                "/api/fields",
                "/v3/api-docs",
                "/error",
                "/anything",
                "/api/",
                "/tiles/x",
                "/ogc")) {
            assertProblem(nobody.get(path), path, 401);
        }
    }

    @Test
    void believesNobodyAboutAddressesAndConnections() {
        Clerk nobody = clerks.anonymous();
        nobody.get("/api/about");
        Map<String, String> forwarded = Map.of(
                "X-Forwarded-For", "203.0.113.9",
                "Forwarded", "for=203.0.113.9;proto=https",
                "X-Real-IP", "203.0.113.9",
                "X-Forwarded-Proto", "https");
        Clerk.Answer answer =
                nobody.post("/api/session", Map.of("username", "nobody", "password", "Wrong-1"), forwarded);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(ledger.jdbc()
                        .queryForObject("select address from audit_row where action = 'session.open'", String.class))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void speaksTheReadersLanguage() {
        Clerk nobody = clerks.anonymous();
        assertThat(nobody.send("GET", "/api/items", null, Map.of("Accept-Language", "en-GB,en"))
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Please sign in");
        for (String language : List.of("zh-CN", "fr", "*", "x".repeat(500), "zh;q=9", "en\u0001")) {
            String title;
            try {
                title = nobody.send("GET", "/api/items", null, Map.of("Accept-Language", language))
                        .json()
                        .path("title")
                        .asString();
            } catch (IllegalArgumentException unsendable) {
                continue;
            }
            assertThat(title).as(language).isEqualTo("请先登录");
        }
    }

    private static void assertProblem(Clerk.Answer answer, String what, Integer... statuses) {
        assertThat(answer.status()).as(what + ": " + shortened(answer.text())).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(answer.code()).as(what).isNotEmpty();
        assertThat(answer.json().path("title").asString()).as(what).isNotEqualTo(answer.code());
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertQuiet(answer);
    }

    private static void assertQuiet(Clerk.Answer answer) {
        assertQuiet(answer.text());
    }

    private static void assertQuiet(String text) {
        assertThat(text)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("org.springframework")
                .doesNotContain("io.wanping.")
                .doesNotContain("Apache Tomcat")
                .doesNotContainIgnoringCase("select ")
                .doesNotContain("SQLState");
    }

    private static Clerk.Answer chunked(Clerk clerk, String path, String body) {
        return clerk.send(
                "POST",
                path,
                new java.io.ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Map.of());
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
