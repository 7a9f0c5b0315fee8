package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.inference.ManifestJson;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.VersionOrder;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.speech.SpeechServiceApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The service with the real engine and the served package, beside copies of that package of which each is broken in another way: every one
 * is refused with its reason, and the service is ready with the rest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPackagesTest {
    private static final Path MODEL = Path.of("../models/packages/lgfa-ravdess");

    private RunningService service;
    private String goodVersion = "";

    private interface Change {
        void apply(Path directory, String version) throws Exception;
    }

    /** How a copy is broken, and what is said of it. */
    enum Breakage {
        CORRUPT_ARCHIVE("NOT_LOADABLE", (directory, version) -> {
            byte[] archive = Files.readAllBytes(directory.resolve("model.pt"));
            // Still a zip, but its records are not what TorchScript wrote.
            Arrays.fill(archive, 1_000, archive.length / 2, (byte) 0x55);
            Files.write(directory.resolve("model.pt"), archive);
            sign(directory, version, "", "");
        }),
        WRONG_DIGEST("DIGEST_MISMATCH", (directory, version) -> {
            sign(directory, version, "", "");
            byte[] archive = Files.readAllBytes(directory.resolve("model.pt"));
            archive[archive.length / 2] ^= 1;
            Files.write(directory.resolve("model.pt"), archive);
        }),
        LYING_SHAPE("SIGNATURE_MISMATCH", (directory, version) -> {
            Map<String, Tensor> example = new LinkedHashMap<>(NpzFile.read(directory.resolve("example.npz")));
            int items = (int) example.get("waveform").shape()[0];
            example.put("logits", Tensor.ofFloats(new float[items * 7], items, 7));
            NpzFile.write(directory.resolve("example.npz"), example);
            sign(directory, version, "\"batch\", 8", "\"batch\", 7");
        }),
        MISSING_FILE("MISSING_FILE", (directory, version) -> {
            sign(directory, version, "", "");
            Files.delete(directory.resolve("example.npz"));
        }),
        OTHER_EXAMPLE("EXAMPLE_MISMATCH", (directory, version) -> {
            Map<String, Tensor> example = new LinkedHashMap<>(NpzFile.read(directory.resolve("example.npz")));
            float[] logits = example.get("logits").toFloats();
            logits[0] += 0.1f;
            example.put("logits", Tensor.ofFloats(logits, example.get("logits").shape()));
            NpzFile.write(directory.resolve("example.npz"), example);
            sign(directory, version, "", "");
        });

        private final String reason;
        private final Change change;

        Breakage(String reason, Change change) {
            this.reason = reason;
            this.change = change;
        }

        String version() {
            return "bad-" + ordinal();
        }

        void write(Path folder) throws Exception {
            Path directory =
                    Files.createDirectories(folder.resolve("lgfa-ravdess").resolve(version()));
            copy(directory);
            change.apply(directory, version());
        }
    }

    /** The newest version that is shipped. */
    private static Path good() throws IOException {
        try (Stream<Path> versions = Files.list(MODEL)) {
            return versions.filter(Files::isDirectory)
                    .max(Comparator.comparing(path -> path.getFileName().toString(), new VersionOrder()))
                    .orElseThrow();
        }
    }

    private static void copy(Path target) throws IOException {
        try (Stream<Path> files = Files.list(good())) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    /** Writes the manifest anew, with another version, with a text replaced, and with the digests of what lies there now. */
    private static void sign(Path directory, String version, String text, String replacement) throws Exception {
        Path manifest = directory.resolve(ManifestJson.FILE_NAME);
        String json = Files.readString(manifest)
                .replaceFirst("\"version\" : \"[^\"]+\"", "\"version\" : \"" + version + "\"");
        if (!text.isEmpty()) {
            assertThat(json).contains(text);
            json = json.replace(text, replacement).replace(", \"surprised\"", "");
        }
        new ModelPackageWriter().write(directory, new ManifestJson().read(json.getBytes(StandardCharsets.UTF_8)));
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        goodVersion = good().getFileName().toString();
        copy(Files.createDirectories(folder.resolve("lgfa-ravdess").resolve(goodVersion)));
        for (Breakage breakage : Breakage.values()) {
            breakage.write(folder);
        }
        DjlInferenceEngine engine = new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forServing()), false);
        service = RunningService.start(
                SpeechServiceApplication.class,
                engine,
                Map.of(
                        "server.port",
                        0,
                        "affectlab.models.folders",
                        folder,
                        "affectlab.models.watch-interval",
                        "0",
                        "affectlab.models.required",
                        "lgfa-ravdess",
                        "affectlab.speech.default-model",
                        "lgfa-ravdess"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource(Breakage.class)
    void isRefusedWithItsReason(Breakage breakage) {
        JsonNode card =
                service.get("/v1/models/lgfa-ravdess@" + breakage.version()).json();
        assertThat(card.get("state").asString()).isEqualTo("FAILED");
        assertThat(card.get("reason").asString()).startsWith(breakage.reason + ": ");
        assertThat(service.post(
                                "/v1/speech/emotions?model=lgfa-ravdess@" + breakage.version(),
                                WavFile.of(WavFile.loudness(1, 0.5f)),
                                "Content-Type",
                                "audio/wav")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("MODEL_NOT_READY");
    }

    @Test
    void theServiceIsReadyWithTheRest() {
        assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
        JsonNode answer = service.post(
                        "/v1/speech/emotions", WavFile.of(WavFile.loudness(3, 0.5f)), "Content-Type", "audio/wav")
                .json();
        assertThat(answer.at("/provenance/version").asString()).isEqualTo(goodVersion);
        assertThat(List.of(answer.get("probabilities").size())).containsExactly(8);
    }
}
