package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.inference.MetricNames;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What every service answers on its common addresses. The service is real, on a port of its own, but for its engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceContractTest {
    /** Of the services under test. */
    protected static final int MAX_UPLOAD_BYTES = 1024 * 1024;

    protected static final int MAX_JOB_UPLOAD_BYTES = 2 * MAX_UPLOAD_BYTES;

    protected static final int MAX_REQUESTS = 16;

    private ContractSubject subject;
    private FakeEngine engine;
    private RunningService service;

    protected abstract ContractSubject subject();

    @BeforeAll
    void start(@TempDir Path folder) {
        subject = subject();
        engine = new FakeEngine(subject.function());
        FakePackages.write(folder, subject.model(), subject.function());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", folder);
        settings.put("affectlab.models.workers", 1);
        settings.put("affectlab.models.max-queued-items", 2);
        settings.put("affectlab.limits.max-upload-bytes", MAX_UPLOAD_BYTES);
        settings.put("affectlab.limits.max-upload-memory-bytes", 4 * MAX_UPLOAD_BYTES);
        settings.put("affectlab.jobs.max-upload-bytes", MAX_JOB_UPLOAD_BYTES);
        settings.put("affectlab.admission.max-requests", MAX_REQUESTS);
        settings.put("affectlab.admission.max-requests-per-caller", MAX_REQUESTS);
        subject.settings().forEach(setting -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        service = RunningService.start(subject.application(), engine, settings);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    protected RunningService service() {
        return service;
    }

    protected FakeEngine engine() {
        return engine;
    }

    /** Sends the good upload. */
    protected Answer postGood(String... headers) {
        return service.post(subject.path(), subject.body(), withContentType(subject.contentType(), headers));
    }

    protected static String[] withContentType(String contentType, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = contentType;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    /** An answer that is a complete problem with this code. */
    protected static JsonNode assertProblem(Answer answer, ProblemCode code) {
        assertThat(answer.body()).as("problem %s", code).contains(code.name());
        assertThat(answer.status()).isEqualTo(code.status().value());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("code").asString()).isEqualTo(code.name());
        assertThat(problem.get("type").asString()).isEqualTo(code.type().toString());
        assertThat(problem.get("title").asString()).isEqualTo(code.title());
        assertThat(problem.get("status").asInt()).isEqualTo(code.status().value());
        assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("Exception", "org.", "java.");
        assertThat(problem.get("traceId").asString()).isEqualTo(answer.header("X-Trace-Id"));
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(!code.retryable());
        return problem;
    }

    @Test
    void healthGroupsAreUp() {
        assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
        Answer readiness = service.get("/actuator/health/readiness");
        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.json().at("/components/modelRepository/status").asString())
                .isEqualTo("UP");
    }

    @Test
    void listsItsModels() {
        JsonNode model = service.get("/v1/models").json().at("/models/0");

        assertThat(model.get("name").asString()).isEqualTo(subject.model().name());
        assertThat(model.get("state").asString()).isEqualTo("READY");
        assertThat(model.get("task").asString()).isEqualTo(subject.model().task());
        assertThat(model.get("digest").asString()).startsWith("sha256:");
        assertThat(model.get("labels").size())
                .isEqualTo(subject.model().labels().size());
    }

    @Test
    void showsTheCardOfAModel() {
        String name = subject.model().name();
        JsonNode card = service.get("/v1/models/" + name + "@1").json();

        assertThat(card.get("name").asString()).isEqualTo(name);
        assertThat(card.get("card").asString()).isEqualTo(FakePackages.CARD);
        assertThat(card.at("/trainingData/0/licence").asString()).isEqualTo("CC0-1.0");
        assertThat(card.at("/metrics/uar").asDouble()).isCloseTo(0.5, within(0.0));
        assertThat(card.at("/limits/maxBatchSize").asInt()).isEqualTo(2);
        assertThat(service.get("/v1/models/" + name).json()).isEqualTo(card);
        assertProblem(service.get("/v1/models/" + name + "@2"), ProblemCode.UNKNOWN_MODEL);
        assertProblem(service.get("/v1/models/no-such-model"), ProblemCode.UNKNOWN_MODEL);
        assertProblem(service.get("/v1/models/NoName"), ProblemCode.UNKNOWN_MODEL);
    }

    @Test
    void tellsItsLimits() {
        JsonNode limits = service.get("/v1/limits").json().get("limits");

        assertThat(limits.get("maxUploadBytes").asLong()).isEqualTo(MAX_UPLOAD_BYTES);
        assertThat(limits.get("maxUploadMemoryBytes").asLong()).isEqualTo(4 * MAX_UPLOAD_BYTES);
        assertThat(limits.get("requestTimeoutMs").asLong()).isEqualTo(60_000);
        assertThat(limits.get("maxQueuedItems").asLong()).isEqualTo(2);
        assertThat(limits.get("maxRequests").asLong()).isEqualTo(MAX_REQUESTS);
    }

    @Test
    void describesItself() {
        JsonNode description = service.get("/v3/api-docs").json();

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        JsonNode responses = description.get("paths").get(subject.path()).at("/post/responses");
        assertThat(responses.propertyNames()).contains("200", "400", "404", "406", "413", "415", "500", "503", "504");
        JsonNode tooLarge = responses.at("/413/content").get("application/problem+json");
        assertThat(tooLarge.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(tooLarge.at("/examples/TOO_LARGE/value/status").asInt()).isEqualTo(413);
        assertThat(responses.at("/200/content").propertyNames())
                .contains("application/json", "text/csv", "application/x-ndjson");
        assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "code", "traceId");
        JsonNode body = description.get("paths").get(subject.path()).at("/post/requestBody/content");
        assertThat(body.propertyNames()).contains("multipart/form-data");
        assertThat(description.at("/components/schemas").propertyNames()).doesNotContain("Deadline", "Caller");
    }

    @Test
    void measuresItself() {
        assertThat(postGood().status()).isEqualTo(200);
        String metrics = service.get("/actuator/prometheus").body();

        for (String name : new String[] {
            MetricNames.QUEUE, MetricNames.COMPUTE, MetricNames.BATCH_SIZE, MetricNames.PENDING, MetricNames.NATIVE_RSS
        }) {
            assertThat(metrics).contains("\n" + name.replace('.', '_'));
        }
        assertThat(metrics)
                .contains(
                        "http_server_requests_seconds_bucket",
                        "affectlab_upload_memory_used_bytes",
                        "affectlab_requests_admitted",
                        "affectlab_requests_refused_total");
        assertThat(metrics).containsPattern("affectlab_inference_compute_seconds_count\\{.*service=\"");
    }

    @Test
    void batchSizesAndTimesAreHistograms() {
        assertThat(postGood().status()).isEqualTo(200);
        String metrics = service.get("/actuator/prometheus").body();

        for (String name : new String[] {
            "affectlab_inference_queue_seconds", "affectlab_inference_input_seconds",
            "affectlab_inference_compute_seconds", "affectlab_inference_output_seconds",
            "affectlab_inference_batch_size", "affectlab_models_load_seconds"
        }) {
            assertThat(metrics).contains("\n" + name + "_bucket{");
        }
        assertThat(metrics).containsPattern("affectlab_inference_batch_size_bucket\\{.*le=\"16.0\"");
        assertThat(metrics).contains("\naffectlab_models_memory_bytes", "\naffectlab_models_evictions_total");
    }

    @Test
    void showsModelsWorkersAndQueuesToOperators() {
        assertThat(postGood().status()).isEqualTo(200);
        Answer answer = service.get("/actuator/inference");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/memory/residentBytes").asLong()).isPositive();
        JsonNode model = answer.json().at("/models/0");
        assertThat(model.get("name").asString()).isEqualTo(subject.model().name());
        assertThat(model.get("state").asString()).isEqualTo("READY");
        assertThat(model.get("digest").asString()).startsWith("sha256:");
        assertThat(model.get("since").asString()).endsWith("Z");
        assertThat(model.get("loads").asInt()).isPositive();
        assertThat(model.get("warnings").size()).isZero();
        JsonNode running = model.get("running");
        assertThat(running.get("loadMs").asLong())
                .isGreaterThanOrEqualTo(running.get("warmUpMs").asLong());
        assertThat(running.get("memoryBytes").asLong()).isPositive();
        assertThat(running.get("workersAlive").asInt()).isEqualTo(1);
        assertThat(running.at("/workers/0/forwards").asLong()).isPositive();
        assertThat(running.at("/workers/0/busy").isBoolean()).isTrue();
        assertThat(running.at("/queue").propertyNames())
                .containsExactlyInAnyOrder("items", "bytes", "callers", "oldestMs", "drainedPerSecond");
    }

    @Test
    void answersAsJsonCsvAndNdjson() {
        Answer json = postGood();
        assertThat(json.status()).as(json.body()).isEqualTo(200);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json().at("/provenance/digest").asString()).startsWith("sha256:");

        Answer csv = postGood("Accept", "text/csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines().findFirst()).contains(String.join(",", subject.csvColumns()));
        assertThat(csv.body().lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line.split(",", -1))
                .hasSize(subject.csvColumns().size()));

        Answer ndjson = postGood("Accept", "application/x-ndjson");
        assertThat(ndjson.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(ndjson.body().lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line)
                .startsWith("{\"type\":"));
        assertThat(ndjson.body().lines().reduce((first, second) -> second).orElse(""))
                .startsWith("{\"type\":\"summary\"");
    }

    @Test
    void takesMultipart() {
        byte[] body = new Multipart()
                .part("comment", new byte[] {1})
                .part("file", subject.body())
                .part("other", new byte[] {2})
                .finished();
        Answer multipart = service.post(subject.path(), body, withContentType(Multipart.CONTENT_TYPE));

        assertThat(multipart.status()).as(multipart.body()).isEqualTo(200);
        assertThat(multipart.json()).isEqualTo(postGood().json());
    }
}
