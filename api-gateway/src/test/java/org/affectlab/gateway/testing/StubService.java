package org.affectlab.gateway.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service written by hand: answers by path and remembers what reached it. */
public final class StubService implements AutoCloseable {
    /** What reached the service. */
    public record Received(String method, URI uri, Headers headers, long bodyBytes, String bodySha256) {}

    /** Answers one request; the body was not read yet. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public StubService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::dispatch);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public StubService on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Reads the body to its end and answers JSON. */
    public StubService json(String path, int status, String body) {
        return on(path, exchange -> {
            readBody(exchange);
            answer(exchange, status, "application/json", body);
        });
    }

    public List<Received> received() {
        return received;
    }

    public Received last() {
        return received.get(received.size() - 1);
    }

    /** Reads the body to its end and remembers the request. */
    public Received readBody(HttpExchange exchange) throws IOException {
        CountingDigest body = new CountingDigest();
        body.readAll(exchange.getRequestBody());
        Received request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                body.bytes(),
                body.sha256());
        received.add(request);
        return request;
    }

    public static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        Handler handler = handlers.get(exchange.getRequestURI().getPath());
        if (handler == null) {
            readBody(exchange);
            answer(exchange, 404, "application/problem+json", "{\"status\":404,\"code\":\"NOT_FOUND\"}");
        } else {
            handler.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
