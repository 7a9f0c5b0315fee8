package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller of the point-cloud service does: looks for a model, sends a cloud as a job, looks how it is, fetches its result. For one thread. */
public final class CloudJobs {
    /** Until the head of an answer is there, so the longest upload too. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
    private static final String TASK = "pointcloud-segmentation";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI service;
    private final String token;

    public CloudJobs(URI service, InternalSecret secret) {
        this.service = requireNonNull(service, "service is null");
        this.token = new InternalTokenSigner(secret, Clock.systemUTC(), TOKEN_LIFETIME)
                .sign(new Identity("benchmarks", "benchmarks", Set.of(Scope.ADMIN)));
    }

    /**
     * The model that is meant, once it takes requests; empty before.
     *
     * @param wanted its name; null: the first that is ready
     * @throws IOException if there is no answer, or all that are meant have failed
     */
    public Optional<String> readyModel(@Nullable String wanted) throws IOException, InterruptedException {
        JsonNode models = json(send(request("/v1/models").GET(), BodyHandlers.ofString()), 200);
        List<String> failures = new ArrayList<>();
        boolean hope = false;
        for (JsonNode model : models.path("models")) {
            String name = model.path("name").asString("");
            if (wanted == null ? model.path("task").asString("").equals(TASK) : name.equals(wanted)) {
                switch (model.path("state").asString("")) {
                    case "READY" -> {
                        return Optional.of(name);
                    }
                    case "FAILED" ->
                        failures.add("the model " + name + " failed: "
                                + model.path("reason").asString("no reason"));
                    default -> hope = true;
                }
            }
        }
        if (!hope && !failures.isEmpty()) {
            throw new IOException(String.join("; ", failures));
        }
        return Optional.empty();
    }

    /** Sends the file and gives the name of the job that it became. */
    public String start(Path cloud, String model) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/v1/pointclouds/segmentations?units=m&model="
                        + URLEncoder.encode(model, StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofFile(cloud));
        return json(send(request, BodyHandlers.ofString()), 202).path("id").asString("");
    }

    /**
     * Whether the job is complete.
     *
     * @throws IOException if it ended otherwise, with the reason
     */
    public boolean isComplete(String job) throws IOException, InterruptedException {
        JsonNode view = json(send(request("/v1/jobs/" + job).GET(), BodyHandlers.ofString()), 200);
        String state = view.path("state").asString("");
        return switch (state) {
            case "QUEUED", "RUNNING" -> false;
            case "COMPLETED" -> true;
            default ->
                throw new IOException("the job is " + state + ": "
                        + view.at("/problem/code").asString("no reason") + " "
                        + view.at("/problem/detail").asString(""));
        };
    }

    /** The answer of a complete job in numbers. */
    public CloudAnswer answer(String job) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/v1/jobs/" + job + "/result").header("Accept", "application/json");
        return CloudAnswer.of(json(send(request.GET(), BodyHandlers.ofString()), 200));
    }

    /** Writes the cloud of a complete job as LAZ. */
    public void fetchLaz(String job, Path target) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/v1/jobs/" + job + "/result").header("Accept", "application/vnd.laszip");
        HttpResponse<Path> response = send(request.GET(), BodyHandlers.ofFile(target));
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode() + ": " + Files.readString(target));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).header(InternalTokens.HEADER, token);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request.build(), body);
    }

    private JsonNode json(HttpResponse<String> response, int status) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException("status " + response.statusCode() + ": " + response.body());
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException noJson) {
            throw new IOException("no JSON: " + response.body(), noJson);
        }
    }
}
