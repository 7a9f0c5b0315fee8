package org.affectlab.speech.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.speech.SpeechServiceApplication;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service on a port of its own, asked for acoustic parameters. After every test it holds no memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FeatureServiceTest {
    static final String PATH = "/v1/speech/features";

    private RunningService service;

    @BeforeAll
    void start(@TempDir Path folder) {
        FakePackages.write(folder, LoudnessModel.manifest(), LoudnessModel::logits);
        service = RunningService.start(
                SpeechServiceApplication.class,
                new FakeEngine(LoudnessModel::logits),
                Map.of(
                        "server.port", 0,
                        "affectlab.models.folders", folder,
                        "affectlab.models.workers", 1,
                        "affectlab.speech.default-model", "lgfa-ravdess",
                        "affectlab.speech.max-duration", "20s",
                        "affectlab.speech.features.max-windows", 30,
                        "affectlab.speech.features.max-job-windows", 60,
                        "affectlab.speech.features.max-contour-duration", "5s",
                        "affectlab.limits.max-upload-bytes", 1_000_000));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @AfterEach
    void holdsNoMemory() {
        Assertions.assertThat(service.bean(MemoryBudget.class).usedBytes()).isZero();
    }

    RunningService service() {
        return service;
    }

    Answer post(String query, byte[] body, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", "audio/wav"), Stream.of(headers))
                .toArray(String[]::new);
        return service.post(PATH + query, body, all);
    }

    JsonNode good(String query, float[] samples) {
        Answer answer = post(query, WavFile.of(samples));
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static JsonNode assertProblem(Answer answer, ProblemCode code) {
        Assertions.assertThat(answer.body()).contains(code.name());
        Assertions.assertThat(answer.status()).isEqualTo(code.status().value());
        Assertions.assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        return answer.json();
    }

    /** Name of the job that an answer tells of. */
    static String id(Answer accepted) {
        Assertions.assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().get("id").asString();
    }

    JsonNode awaitEnd(String id) {
        long start = System.nanoTime();
        while (true) {
            JsonNode job = service.get("/v1/jobs/" + id).json();
            if (Set.of("COMPLETED", "FAILED", "CANCELLED")
                    .contains(job.get("state").asString())) {
                return job;
            }
            Assertions.assertThat(System.nanoTime() - start).as(job.toString()).isLessThan(30_000_000_000L);
            sleep(20);
        }
    }

    static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
