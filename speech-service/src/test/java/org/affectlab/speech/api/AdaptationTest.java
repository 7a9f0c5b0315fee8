package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.speech.model.AdaptedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Adaptation as its callers meet it: what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdaptationTest {
    private AdaptationService service;

    @BeforeAll
    void start(@TempDir Path models, @TempDir Path source) throws IOException {
        service = AdaptationService.start(models, source);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void saysOfEveryFileWhatItHearsAndKeepsARecogniser() {
        byte[] archive = AdaptationService.target("", 4)
                .file("notes.txt", "no recording".getBytes(StandardCharsets.US_ASCII))
                .file("silent.wav", WavFile.of(new float[16_000]))
                .finished();
        String id = AdaptationService.id(service.post("?name=lab&lambda=50", archive));
        JsonNode job = service.awaitEnd(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.get("analysis").asString()).isEqualTo("speech-adaptations");
        assertThat(job.at("/progress/done").asInt()).isEqualTo(14);
        assertThat(job.at("/progress/unit").asString()).isEqualTo("items");

        JsonNode answer = service.result(id).json();
        assertThat(answer.propertyNames())
                .containsExactly(
                        "method",
                        "set",
                        "emotions",
                        "settings",
                        "source",
                        "files",
                        "keptGroups",
                        "droppedGroups",
                        "warnings",
                        "package",
                        "converged",
                        "provenance");
        assertThat(answer.get("method").asString()).isEqualTo("aktlr");
        assertThat(answer.at("/settings/lambda").asDouble()).isEqualTo(50);
        assertThat(answer.at("/settings/tau").asDouble()).isEqualTo(1);
        assertThat(answer.at("/source/clips").asInt()).isEqualTo(72);
        assertThat(answer.at("/source/corpora/0/licence").asString()).isEqualTo("CC0-1.0");
        JsonNode files = answer.get("files");
        assertThat(files).hasSize(14);
        int right = 0;
        for (int file = 0; file < 12; file++) {
            JsonNode row = files.get(file);
            double sum = 0;
            for (JsonNode probability : row.get("probabilities")) {
                sum += probability.asDouble();
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            right += row.get("item").asString().startsWith(row.get("emotion").asString()) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(11);
        assertThat(files.get(12).get("item").asString()).isEqualTo("notes.txt");
        assertThat(files.get(12).at("/problem/code").asString()).isEqualTo("UNKNOWN_FORMAT");
        assertThat(files.get(12).has("emotion")).isFalse();
        assertThat(files.get(13).at("/problem/code").asString()).isEqualTo("SILENT");
        assertThat(answer.get("keptGroups")).isNotEmpty();
        assertThat(answer.at("/keptGroups/0/functionals")).isNotEmpty();
        assertThat(answer.get("keptGroups").size() + answer.get("droppedGroups").size())
                .isEqualTo(27);
        assertThat(answer.get("warnings").toString()).contains("FEW_FILES");
        assertThat(answer.at("/provenance/scaleFittedOn").asString()).isEqualTo("HELD_OUT_SPEAKERS");
        assertThat(answer.at("/provenance/usableFiles").asInt()).isEqualTo(12);
        assertThat(answer.at("/provenance/sourceDigest").asString()).startsWith("sha256:");

        String name = answer.at("/package/name").asString();
        assertThat(name).matches("adapted-lab-[0-9a-f]{16}");
        AdaptedModel model =
                service.http().bean(AdaptationService.KeptModels.class).models.get(name);
        assertThat(service.http().bean(AdaptationService.KeptModels.class).owners)
                .containsEntry(name, "somebody");
        double[] logits = logits(model, model.example());
        double norm = 0;
        for (double logit : logits) {
            norm += Math.exp(logit);
        }
        for (int label = 0; label < logits.length; label++) {
            double said = files.get(0)
                    .at("/probabilities/" + model.labels().get(label))
                    .asDouble();
            assertThat(Math.exp(logits[label]) / norm).isCloseTo(said, within(1e-9));
        }
    }

    /** As the package computes them. */
    private static double[] logits(AdaptedModel model, float[] features) {
        double[] logits = new double[model.labels().size()];
        for (int feature = 0; feature < features.length; feature++) {
            double range = model.range()[feature];
            double scaled = range == 0 ? 0 : (features[feature] - model.minimum()[feature]) / range;
            for (int label = 0; label < logits.length; label++) {
                logits[label] += model.scale() * model.coefficients().get(feature, label) * scaled;
            }
        }
        return logits;
    }

    @Test
    void tablesHaveARowAFile() {
        byte[] archive = AdaptationService.target("", 1)
                .file("=1.txt", new byte[] {1, 2, 3})
                .finished();
        String id = AdaptationService.id(service.post("?emotions=sad,angry", archive));
        assertThat(service.awaitEnd(id).get("state").asString()).isEqualTo("COMPLETED");
        List<String> csv =
                service.result(id, "Accept", "text/csv").body().lines().toList();
        assertThat(csv).hasSize(5);
        assertThat(csv.get(0)).isEqualTo("item,emotion,sad,angry,code,detail");
        assertThat(csv.get(1)).matches("angry-0\\.wav,angry,[0-9.E-]+,[0-9.E-]+,,");
        assertThat(csv.get(4)).startsWith("'=1.txt,,,,UNKNOWN_FORMAT,");
        List<String> lines = service.result(id, "Accept", "application/x-ndjson")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .startsWith("{\"item\":\"angry-0.wav\",\"emotion\":\"angry\",\"probabilities\":{\"sad\":");
    }

    @Test
    void labelledRecordingsInFoldersAreTheSource() {
        Archive archive = AdaptationService.target("target/", 2);
        for (int take = 0; take < 5; take++) {
            archive.file("source/anna/Angry/" + take + ".wav", MadeVoices.wav("angry", 1, take));
            archive.file("source/sad/" + take + ".wav", MadeVoices.wav("sad", 2, take));
        }
        archive.file("source/angry/broken.wav", new byte[] {1});
        archive.file("source/alone.wav", MadeVoices.wav("sad", 1, 1));

        JsonNode answer = service.adapted("", archive.finished());

        assertThat(answer.get("emotions").toString()).isEqualTo("[\"angry\",\"sad\"]");
        assertThat(answer.at("/source/name").asString()).isEqualTo("own");
        assertThat(answer.at("/source/clips").asInt()).isEqualTo(10);
        assertThat(answer.at("/source/problems").findValuesAsString("code"))
                .containsExactly("UNKNOWN_FORMAT", "UNLABELLED_ITEM");
        assertThat(answer.get("files")).hasSize(6);
        assertThat(answer.at("/files/0/item").asString()).isEqualTo("target/angry-0.wav");
        assertThat(answer.at("/files/0/emotion").asString()).isEqualTo("angry");
        assertThat(answer.at("/files/2/emotion").asString()).isEqualTo("sad");
        assertThat(answer.at("/provenance/scaleFittedOn").asString()).isEqualTo("SOURCE");
        assertThat(answer.get("provenance").has("sourceDigest")).isFalse();
    }

    @Test
    void aTableOfLabelsCanSayMore() {
        Archive archive = AdaptationService.target("", 1);
        StringBuilder labels = new StringBuilder("speaker,file,emotion\n");
        for (int speaker = 0; speaker < 6; speaker++) {
            for (String emotion : MadeVoices.EMOTIONS) {
                String file = speaker + emotion + ".wav";
                archive.file("source/" + file, MadeVoices.wav(emotion, speaker, speaker));
                labels.append('p')
                        .append(speaker)
                        .append(',')
                        .append(file)
                        .append(',')
                        .append(emotion)
                        .append('\n');
            }
        }
        labels.append("p1,gone.wav,sad\n");
        archive.file("source/extra.wav", MadeVoices.wav("sad", 1, 9));
        archive.file("source/labels.csv", labels.toString().getBytes(StandardCharsets.UTF_8));

        JsonNode answer = service.adapted("?emotions=angry,sad", archive.finished());

        assertThat(answer.at("/source/clips").asInt()).isEqualTo(12);
        assertThat(answer.at("/provenance/scaleFittedOn").asString()).isEqualTo("HELD_OUT_SPEAKERS");
        assertThat(answer.at("/source/problems").findValuesAsString("item"))
                .containsExactly("source/extra.wav", "source/gone.wav");
        assertThat(answer.at("/source/problems").findValuesAsString("code"))
                .containsExactly("UNLABELLED_ITEM", "UNREADABLE_ITEM");
    }
}
