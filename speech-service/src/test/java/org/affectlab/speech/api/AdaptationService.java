package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.speech.SpeechServiceApplication;
import org.affectlab.speech.model.AdaptedModel;
import org.affectlab.speech.model.AdaptedPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** The service, real but for its engine and for where packages are kept, and what tests of adaptation ask of it. */
final class AdaptationService implements AutoCloseable {
    static final String PATH = "/v1/speech/adaptations";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningService service;

    private AdaptationService(RunningService service) {
        this.service = service;
    }

    /** The service, with packages that are kept in memory. Named at the start alone, so that no other test gets it. */
    @Import(SpeechServiceApplication.class)
    static class WithPackages {
        @Bean
        @Primary
        KeptModels keptModels() {
            return new KeptModels();
        }
    }

    /** What was written, by name. */
    static final class KeptModels implements AdaptedPackages {
        final Map<String, AdaptedModel> models = new ConcurrentHashMap<>();
        final Map<String, String> owners = new ConcurrentHashMap<>();

        @Override
        public String write(AdaptedModel model, String owner) {
            models.put(model.name(), model);
            owners.put(model.name(), owner);
            return "sha256:made";
        }
    }

    static AdaptationService start(Path models, Path source) throws IOException {
        FakePackages.write(models, LoudnessModel.manifest(), LoudnessModel::logits);
        MadeVoices.writeSource(source);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", models);
        settings.put("affectlab.models.workers", 1);
        settings.put("affectlab.speech.default-model", "lgfa-ravdess");
        settings.put("affectlab.speech.adaptation.source-folder", source);
        return new AdaptationService(
                RunningService.start(WithPackages.class, new FakeEngine(LoudnessModel::logits), settings));
    }

    RunningService http() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }

    Answer post(String query, byte[] archive) {
        return service.post(PATH + query, archive, "Content-Type", "application/zip");
    }

    static String id(Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
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
            assertThat(System.nanoTime() - start).as(job.toString()).isLessThan(PATIENCE.toNanos());
            sleep();
        }
    }

    static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    Answer result(String id, String... headers) {
        return service.get("/v1/jobs/" + id + "/result", headers);
    }

    JsonNode adapted(String query, byte[] archive) {
        String id = id(post(query, archive));
        JsonNode job = awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        return result(id).json();
    }

    Answer failed(String query, byte[] archive, String code) {
        String id = id(post(query, archive));
        JsonNode job = awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("FAILED");
        assertThat(job.at("/problem/code").asString()).isEqualTo(code);
        return result(id);
    }

    /** Of two speakers whom the source has not. */
    static Archive target(String prefix, int takes) {
        Archive archive = Archive.of();
        for (int take = 0; take < takes; take++) {
            for (String emotion : MadeVoices.EMOTIONS) {
                archive.file(prefix + emotion + "-" + take + ".wav", MadeVoices.wav(emotion, 20 + take % 2, take));
            }
        }
        return archive;
    }
}
