package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.affectlab.access.InternalTokens;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.contract.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Adaptation as its callers meet it: what is refused, cancelled, or not theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdaptationRefusalTest {
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
    void whatIsTooLittleIsTheJobsProblem() {
        Answer few = service.failed(
                "",
                Archive.of()
                        .file("a.wav", MadeVoices.wav("sad", 1, 1))
                        .file("b.wav", new byte[] {1})
                        .finished(),
                "TOO_FEW_ITEMS");
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.json().get("actual").asInt()).isEqualTo(1);
        assertThat(few.json().get("detail").asString()).contains("b.wav: UNKNOWN_FORMAT");

        Archive poor = AdaptationService.target("", 1);
        for (int take = 0; take < 5; take++) {
            poor.file("source/sad/" + take + ".wav", MadeVoices.wav("sad", 2, take));
        }
        byte[] oneEmotion = poor.finished();
        service.failed("", oneEmotion, "TOO_FEW_ITEMS");
        Archive scarce = AdaptationService.target("", 1);
        scarce.file("source/angry/1.wav", MadeVoices.wav("angry", 2, 1));
        scarce.file("source/sad/1.wav", MadeVoices.wav("sad", 2, 1));
        assertThat(service.failed("", scarce.finished(), "TOO_FEW_ITEMS")
                        .json()
                        .get("detail")
                        .asString())
                .contains("angry");

        service.failed("", "no archive".getBytes(StandardCharsets.US_ASCII), "NO_ITEMS");
        Answer label = service.failed(
                "",
                AdaptationService.target("", 1)
                        .file("source/labels.csv", new byte[] {'x'})
                        .finished(),
                "MALFORMED_REQUEST");
        assertThat(label.status()).isEqualTo(400);
        Answer unknown = service.failed(
                "?emotions=angry,bored", AdaptationService.target("", 1).finished(), "INVALID_PARAMETER");
        assertThat(unknown.json().get("detail").asString()).contains("angry,neutral,sad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=tgsr",
                "lambda=-1",
                "tau=NaN",
                "mu=often",
                "mu=1e9",
                "emotions=angry",
                "emotions=angry,angry",
                "emotions=angry,,sad",
                "name=No%20Name",
                "name=a-name-that-is-much-longer-than-thirty"
            })
    void badParametersAreRefusedAtOnce(String query) {
        Answer answer =
                service.post("?" + query, AdaptationService.target("", 1).finished());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void didanIsForTheCommandLine() {
        Answer answer =
                service.post("?method=didan", AdaptationService.target("", 1).finished());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("./affectlab train cross-corpus");
    }

    @Test
    void otherBodiesAreRefusedAndAFormIsTaken() {
        assertThat(service.http()
                        .post(AdaptationService.PATH, WavFile.of(new float[100]), "Content-Type", "audio/wav")
                        .status())
                .isEqualTo(415);
        assertThat(service.post("", new byte[0]).json().get("code").asString()).isEqualTo("EMPTY_BODY");
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] archive = AdaptationService.target("", 1).finished();
        byte[] tail = "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] form = new byte[head.length + archive.length + tail.length];
        System.arraycopy(head, 0, form, 0, head.length);
        System.arraycopy(archive, 0, form, head.length, archive.length);
        System.arraycopy(tail, 0, form, head.length + archive.length, tail.length);
        String id = AdaptationService.id(
                service.http().post(AdaptationService.PATH, form, "Content-Type", "multipart/form-data; boundary=x"));
        assertThat(service.awaitEnd(id).get("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void aCancelledJobStops() {
        Archive archive = Archive.of();
        byte[] minute = WavFile.of(MadeVoices.samples(0, 1, 1, 60));
        for (int file = 0; file < 12; file++) {
            archive.file(file + ".wav", minute);
        }
        String id = AdaptationService.id(service.post("", archive.finished()));
        while (service.http()
                .get("/v1/jobs/" + id)
                .json()
                .get("state")
                .asString()
                .equals("QUEUED")) {
            AdaptationService.sleep();
        }
        assertThat(service.http()
                        .send(service.http().request("/v1/jobs/" + id).DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(service.awaitEnd(id).get("state").asString()).isEqualTo("CANCELLED");
        assertThat(service.result(id).json().get("code").asString()).isEqualTo("JOB_CANCELLED");
        long start = System.nanoTime();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("adapt-" + id))) {
            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(20).toNanos());
            AdaptationService.sleep();
        }
    }

    @Test
    void theResultIsItsOwnersAlone() {
        String id = AdaptationService.id(
                service.post("", AdaptationService.target("", 1).finished()));
        service.awaitEnd(id);
        assertThat(service.result(id).status()).isEqualTo(200);
        Answer stranger = service.http()
                .send(service.http()
                        .request("/v1/jobs/" + id + "/result")
                        .setHeader(InternalTokens.HEADER, TestTokens.of("stranger", Set.of())));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.json().get("code").asString()).isEqualTo("UNKNOWN_JOB");
    }

    @Test
    void describesItselfAndItsLimits() {
        JsonNode post = service.http()
                .get("/v3/api-docs")
                .json()
                .get("paths")
                .get(AdaptationService.PATH)
                .get("post");
        assertThat(post.get("parameters").findValuesAsString("name"))
                .containsExactly(
                        "method",
                        "emotions",
                        "lambda",
                        "tau",
                        "mu",
                        "name",
                        "Prefer",
                        "Idempotency-Key",
                        "Webhook-Url");
        assertThat(post.get("responses").propertyNames())
                .contains("200", "202", "400", "413", "415", "422", "429", "503");
        assertThat(post.at("/responses/200/content/application~1json/examples/adapted/value/method")
                        .asString())
                .isEqualTo("aktlr");
        JsonNode limits = service.http().get("/v1/limits").json().get("limits");
        assertThat(limits.get("minAdaptationFiles").asInt()).isEqualTo(2);
        assertThat(limits.get("minAdaptationSourceFilesPerEmotion").asInt()).isEqualTo(5);
    }
}
