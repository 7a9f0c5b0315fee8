package org.affectlab.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.gateway.ApiGatewayApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway in this JVM, on a free port of the loopback interface, with a client for it. */
public final class RunningGateway implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A gateway before one speech service. */
    public static RunningGateway before(URI speech, String... settings) {
        return before(speech, context -> {}, settings);
    }

    /** A gateway before one speech service, with something done to it before it starts. */
    public static RunningGateway before(
            URI speech, ApplicationContextInitializer<GenericApplicationContext> addition, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("affectlab.gateway.services[0].uri=" + speech);
        return start(addition, all.toArray(String[]::new));
    }

    /** The settings that put a service at an index of the list; its paths are everything under its name. */
    public static List<String> service(int index, String name, URI uri) {
        String prefix = "affectlab.gateway.services[" + index + "].";
        return List.of(prefix + "name=" + name, prefix + "uri=" + uri, prefix + "paths=/" + name + "/**");
    }

    public static RunningGateway start(List<String> settings) {
        return start(settings.toArray(String[]::new));
    }

    public static RunningGateway start(String... settings) {
        return start(context -> {}, settings);
    }

    private static RunningGateway start(
            ApplicationContextInitializer<GenericApplicationContext> addition, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        TestKeys.settings().forEach(setting -> arguments.add("--" + setting));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        SpringApplication application = new SpringApplication(ApiGatewayApplication.class);
        application.addInitializers(addition);
        return new RunningGateway(application.run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** With the test's key. */
    public HttpRequest.Builder request(String path) {
        return requestWithoutKey(path).header("X-API-Key", TestKeys.KEY);
    }

    public HttpRequest.Builder requestWithoutKey(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpClient client() {
        return client;
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
