package org.affectlab.gateway.commands;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command line asks of a gateway, with the key of its user. Thread-safe. */
final class GatewayCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** Until a large result begins to come. */
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);

    private static final String DATA = "data:";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final String url;
    private final String key;

    /** @param key null where none is set, which the gateway will refuse */
    GatewayCalls(String url, @Nullable String key) {
        this.url = requireNonNull(url, "url is null").replaceAll("/+$", "");
        this.key = key == null ? "" : key.strip();
    }

    /** The gateway answered with a problem. */
    static final class RefusedException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    JsonNode json(String path) throws IOException, RefusedException {
        return json.readTree(text(path, "application/json"));
    }

    String text(String path, String accept) throws IOException, RefusedException {
        return checked(send(request(path).header("Accept", accept).GET(), HttpResponse.BodyHandlers.ofString()));
    }

    /** Writes an answer into a file as it comes; a refusal writes none. */
    void save(String path, String accept, Path file) throws IOException, RefusedException {
        HttpResponse<InputStream> answer = send(
                request(path).timeout(DOWNLOAD).header("Accept", accept).GET(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw refusal(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete(String path) throws IOException, RefusedException {
        checked(send(request(path).DELETE(), HttpResponse.BodyHandlers.ofString()));
    }

    /** The data of server-sent events, as they come; to be closed. */
    Stream<JsonNode> events(String path) throws IOException, RefusedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("X-API-Key", key)
                .header("Accept", "text/event-stream");
        HttpResponse<Stream<String>> answer = send(request.GET(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            try (Stream<String> lines = answer.body()) {
                throw refusal(answer.statusCode(), String.join("", lines.toList()));
            }
        }
        return answer.body()
                .filter(line -> line.startsWith(DATA))
                .map(line -> json.readTree(line.substring(DATA.length())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER).header("X-API-Key", key);
    }

    private String checked(HttpResponse<String> answer) throws RefusedException {
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    private RefusedException refusal(int status, String body) {
        try {
            JsonNode problem = json.readTree(body);
            return new RefusedException(status + " " + problem.path("code").asString("") + ": "
                    + problem.path("detail").asString(""));
        } catch (JacksonException noProblem) {
            return new RefusedException("status " + status);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(request.build(), handler);
        } catch (IOException unreachable) {
            throw new IOException("no answer from " + url + "; is the platform up? ('./affectlab up')", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
