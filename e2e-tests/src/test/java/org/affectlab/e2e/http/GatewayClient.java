package org.affectlab.e2e.http;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A plain HTTP/1.1 client of one address. Every request is bounded in time. Thread-safe. */
public final class GatewayClient {
    public static final String EMOTIONS = "/v1/speech/emotions";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);

    private final URI address;
    private final String[] headers;
    private final HttpClient client;

    /** @param headers of every request, names and values in turn */
    public GatewayClient(URI address, List<String> headers) {
        this.headers = headers.toArray(String[]::new);
        this.address = requireNonNull(address, "address is null");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /** A recording as the raw body. */
    public Answer analyse(byte[] recording) {
        return analyse(recording, "application/octet-stream", "");
    }

    /**
     * A recording as the raw body.
     *
     * @param query with its question mark, or empty
     * @param headers names and values in turn
     */
    public Answer analyse(byte[] recording, String contentType, String query, String... headers) {
        return post(EMOTIONS + query, BodyPublishers.ofByteArray(recording), contentType, headers);
    }

    public Answer post(String path, BodyPublisher body, String contentType, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(body));
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A request to build on. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_LIMIT);
        if (this.headers.length > 0) {
            request.headers(this.headers);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new Answer(response.statusCode(), response.headers(), response.body(), elapsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #send}, for an answer that is no text. */
    public HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends the head of a request as it is, byte for byte but for the line ends and this client's own headers, and nothing else.
     *
     * @return the head of the answer, which must come within two seconds
     */
    public String exchangeHeads(String head) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(2000);
            socket.getOutputStream()
                    .write(withHeaders(head).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }

    private String withHeaders(String head) {
        StringBuilder own = new StringBuilder();
        for (int index = 0; index < headers.length; index += 2) {
            own.append(headers[index]).append(": ").append(headers[index + 1]).append('\n');
        }
        int secondLine = head.indexOf('\n') + 1;
        return head.substring(0, secondLine) + own + head.substring(secondLine);
    }
}
