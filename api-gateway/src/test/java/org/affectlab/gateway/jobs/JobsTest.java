package org.affectlab.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    private static StubService speech;
    private static StubService face;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        speech = new StubService()
                .json("/v1/jobs/speech-" + HEX, 200, "{\"of\":\"speech\"}")
                .json("/v1/jobs/speech-" + HEX + "/result", 200, "{\"result\":1}")
                .json(
                        "/v1/jobs",
                        200,
                        "{\"jobs\":[{\"id\":\"c\",\"createdAt\":\"2026-05-04T03:00:03Z\"},"
                                + "{\"id\":\"a\",\"createdAt\":\"2026-05-04T03:00:01Z\"}]}");
        face = new StubService()
                .json("/v1/jobs/face-" + HEX, 200, "{\"of\":\"face\"}")
                .json("/v1/jobs", 200, "{\"jobs\":[{\"id\":\"b\",\"createdAt\":\"2026-05-04T03:00:02Z\"}]}");
        List<String> settings = new ArrayList<>(RunningGateway.service(0, "speech", speech.uri()));
        settings.addAll(RunningGateway.service(1, "face", face.uri()));
        gateway = RunningGateway.start(settings);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        speech.close();
        face.close();
    }

    @Test
    void theNameOfAJobLeadsToItsService() {
        assertThat(gateway.get("/v1/jobs/speech-" + HEX).body()).isEqualTo("{\"of\":\"speech\"}");
        assertThat(gateway.get("/v1/jobs/face-" + HEX).body()).isEqualTo("{\"of\":\"face\"}");
        assertThat(gateway.get("/v1/jobs/speech-" + HEX + "/result").body()).isEqualTo("{\"result\":1}");
        assertThat(gateway.send(gateway.request("/v1/jobs/face-" + HEX).DELETE())
                        .statusCode())
                .isEqualTo(200);
        assertThat(face.last().method()).isEqualTo("DELETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody-" + HEX,
                "speech-" + HEX + "0",
                "speech-XYZ",
                "speech",
                "x",
                "speech-" + HEX + "%20",
                "a/b/c"
            })
    void whatIsNoJobReachesNoService(String name) {
        int before = speech.received().size() + face.received().size();

        HttpResponse<String> answer = gateway.get("/v1/jobs/" + name);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo("UNKNOWN_JOB");
        assertThat(speech.received().size() + face.received().size()).isEqualTo(before);
    }

    @Test
    void allJobsOfTheCallerAreListedTogether() {
        HttpResponse<String> answer = gateway.get("/v1/jobs?limit=2&before=2026-06-01T00:00:00Z");

        assertThat(RunningGateway.json(answer).path("jobs").findValuesAsString("id"))
                .containsExactly("c", "b");
        StubService.Received asked = face.last();
        assertThat(asked.uri().getRawQuery()).isEqualTo("limit=2&before=2026-06-01T00:00:00Z");
        assertThat(new InternalTokenVerifier(InternalSecret.of(TestKeys.SECRET), Clock.systemUTC())
                        .verify(asked.headers().getFirst("X-Affectlab-Token")))
                .map(Identity::caller)
                .contains(TestKeys.OWNER);
    }

    @Test
    void aListThatMakesNoSenseIsRefused() {
        for (String query : List.of("limit=0", "limit=501", "limit=x", "before=%0d%0a", "before=a%26limit=1")) {
            assertThat(gateway.get("/v1/jobs?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void makingAJobTakesNoPlace() {
        HttpResponse<String> answer = gateway.send(gateway.request("/speech/x")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString("body")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(speech.last().headers().getFirst("Prefer")).isEqualTo("respond-async");
    }
}
