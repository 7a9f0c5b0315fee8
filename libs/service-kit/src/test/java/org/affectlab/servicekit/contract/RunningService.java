package org.affectlab.servicekit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.access.InternalTokens;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service on a free port of this machine, real but for its engine, and a client for it. */
public final class RunningService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts the application and waits until its models are loaded. */
    public static RunningService start(Class<?> application, InferenceEngine engine, Map<String, Object> settings) {
        RunningService service = startLoading(application, engine, settings);
        service.bean(ModelRepository.class).initialLoad().join();
        return service;
    }

    /** Starts the application, whose models may not be loaded yet. */
    public static RunningService startLoading(
            Class<?> application, InferenceEngine engine, Map<String, Object> settings) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(application)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(InferenceEngine.class, () -> engine));
        // One of each: Spring joins an argument that is there twice with a comma.
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("affectlab.access.secret", TestTokens.SECRET);
        all.put("affectlab.jobs.min-free-bytes", 0);
        all.put("affectlab.jobs.webhook.allowed-networks", "127.0.0.1/32");
        all.put("affectlab.jobs.webhook.allow-http", true);
        all.put("affectlab.jobs.folder", newFolder("affectlab-jobs"));
        all.put("affectlab.models.private-folder", newFolder("affectlab-models"));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningService(builder.run(arguments));
    }

    private static Path newFolder(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Of the memory for uploads, what is still held a while after the last answer: some is given back just after an answer's last byte. */
    public long heldBytes() {
        MemoryBudget memory = bean(MemoryBudget.class);
        for (int look = 0; look < 500 && memory.usedBytes() > 0; look++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return memory.usedBytes();
    }

    public int port() {
        return base.getPort();
    }

    /** Of a caller that the gateway has let in; {@link TestTokens} makes others. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header(InternalTokens.HEADER, TestTokens.ordinary());
    }

    public Answer get(String path, String... headers) {
        return send(withHeaders(request(path), headers));
    }

    public Answer post(String path, byte[] body, String... headers) {
        return send(withHeaders(request(path), headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (java.io.IOException broken) {
            throw new AssertionError("no answer came: " + broken, broken);
        }
    }

    /** As {@link #post}, for an answer that is no text. */
    public HttpResponse<byte[]> postForBytes(String path, byte[] body, String... headers) {
        return sendForBytes(withHeaders(request(path), headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** As {@link #get}, for an answer that is no text. */
    public HttpResponse<byte[]> getForBytes(String path, String... headers) {
        return sendForBytes(withHeaders(request(path), headers));
    }

    private HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (java.io.IOException broken) {
            throw new AssertionError("no answer came: " + broken, broken);
        }
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer with what tests ask of it. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        /** Empty if there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
