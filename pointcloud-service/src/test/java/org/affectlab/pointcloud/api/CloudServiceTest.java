package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.pointcloud.PointCloudServiceApplication;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real service with a fake engine, and what tests do with it. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CloudServiceTest {
    static final String PATH = PointCloudContractTest.PATH;

    private RunningService service;

    @BeforeAll
    void start(@TempDir Path models) {
        FakePackages.write(models, HalvesModel.manifest("halves"), HalvesModel::logits);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", models);
        settings.put("affectlab.models.workers", 1);
        settings.put("affectlab.limits.max-upload-bytes", 1 << 20);
        settings.putAll(more());
        service =
                RunningService.start(PointCloudServiceApplication.class, new FakeEngine(HalvesModel::logits), settings);
    }

    Map<String, Object> more() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Whatever was asked before. */
    @AfterEach
    void holdsNoMemory() {
        assertThat(service.heldBytes()).isZero();
    }

    RunningService service() {
        return service;
    }

    Answer post(String query, byte[] body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/octet-stream";
        return service.post(PATH + query, body, all);
    }

    JsonNode good(String query, byte[] body) {
        Answer answer = post(query, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    byte[] bytes(String query, byte[] body, String accept) {
        HttpResponse<byte[]> response =
                service.postForBytes(PATH + query, body, "Content-Type", "application/octet-stream", "Accept", accept);
        assertThat(response.statusCode())
                .as(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(accept);
        return response.body();
    }

    JsonNode refused(Answer answer, ProblemCode code) {
        assertThat(answer.body()).contains(code.name());
        assertThat(answer.status()).isEqualTo(code.status().value());
        JsonNode problem = answer.json();
        assertThat(problem.get("code").asString()).isEqualTo(code.name());
        assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("Exception", "org.", "java.");
        return problem;
    }

    /** The final state of a job. */
    JsonNode ended(String id) {
        for (int look = 0; look < 6000; look++) {
            JsonNode job = service.get("/v1/jobs/" + id).json();
            String state = job.get("state").asString();
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return job;
            }
            pause();
        }
        throw new AssertionError("the job goes on and on");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
