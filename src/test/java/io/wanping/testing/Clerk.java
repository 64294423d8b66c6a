package io.wanping.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's browser, as far as HTTP cares: keeps cookies and sends the token against forged requests. */
public final class Clerk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "wanping-test-boundary";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    Clerk(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Answer(int status, byte[] body, HttpHeaders headers) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The stable code of a problem; empty where there is none. */
        public String code() {
            return json().path("code").asString("");
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public String origin() {
        return origin;
    }

    /** The value of a cookie the server set; empty without one. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Takes over a cookie, as somebody does who found or planted it. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setDomain(URI.create(origin).getHost());
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin), cookie);
    }

    public void dropCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(origin), cookie));
    }

    /** Bytes as they are over a connection of their own, for what no client library would send; the answer as text. */
    public String raw(String request) {
        URI server = URI.create(origin);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    public Answer signIn(String username, String password) {
        get("/api/about");
        Answer answer = post("/api/session", Map.of("username", username, "password", password));
        get("/api/about");
        return answer;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Opens an address and leaves before anything comes of its body: a stream of events has no end to wait for. */
    public Answer open(String path) {
        return exchange(
                request(path).GET().build(),
                answer -> answer.statusCode() == 200
                        ? HttpResponse.BodySubscribers.mapping(
                                HttpResponse.BodySubscribers.ofInputStream(), Clerk::left)
                        : HttpResponse.BodySubscribers.ofByteArray());
    }

    public Answer post(String path, @Nullable Object body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, @Nullable Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, Object body, Map<String, String> headers) {
        return send("PUT", path, body, headers);
    }

    public Answer patch(String path, Object body, Map<String, String> headers) {
        return send("PATCH", path, body, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** A file in a form, as a browser uploads it. */
    public Answer upload(String path, String fileName, byte[] bytes) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(head),
                HttpRequest.BodyPublishers.ofByteArray(bytes),
                HttpRequest.BodyPublishers.ofByteArray(tail));
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build());
    }

    /** With a method and headers of one's own; text goes as it is, a stream in pieces of no stated length, anything else as JSON. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            request.method(method, publisher(body));
        }
        return exchange(request.build());
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if (body instanceof InputStream stream) {
            return HttpRequest.BodyPublishers.ofInputStream(() -> stream);
        }
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private static byte[] left(InputStream stream) {
        try (stream) {
            return new byte[0];
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private Answer exchange(HttpRequest request) {
        return exchange(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private Answer exchange(HttpRequest request, HttpResponse.BodyHandler<byte[]> body) {
        try {
            HttpResponse<byte[]> response = client.send(request, body);
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
