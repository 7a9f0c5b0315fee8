package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.http.Multipart;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong in their path, method, parameters or headers, with a good recording in the body. */
@OnPlatform
class BadRequestTest {
    private final RunningPlatform platform;
    private final byte[] speech = Fixtures.read("speech.flac");

    BadRequestTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @AfterEach
    void nextGoodRequestWorks() {
        GoodRequest.stillWorks(platform);
    }

    @Test
    void unknownModel() {
        assertThatProblem(withQuery("?model=no-such-model"))
                .is(404, "UNKNOWN_MODEL")
                .comesInTime();
    }

    @Test
    void unknownVersionOfAKnownModel() {
        assertThatProblem(withQuery("?model=lgfa-ravdess@999"))
                .is(404, "UNKNOWN_MODEL")
                .comesInTime();
    }

    @Test
    void modelNameThatClimbsOutOfItsFolder() {
        assertThatProblem(withQuery("?model=..%2F..%2Fsecret"))
                .is(404, "UNKNOWN_MODEL")
                .comesInTime();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1280", "159", "3000000", "99999999999999999999", "1.5", "soon", "NaN"})
    void hopThatIsNoneOrOutOfRange(String hop) {
        assertThatProblem(withQuery("?hopMs=" + hop))
                .is(400, "INVALID_PARAMETER")
                .comesInTime();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void wrongMethod(String method) {
        Answer answer = platform.gateway()
                .send(platform.gateway()
                        .request(GatewayClient.EMOTIONS)
                        .method(
                                method,
                                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(speech)));
        assertThatProblem(answer).is(405, "METHOD_NOT_ALLOWED").comesInTime();
        assertThat(answer.header("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/x-www-form-urlencoded", "image/png"})
    void contentTypeThatIsNoRecording(String contentType) {
        assertThatProblem(platform.gateway().analyse(speech, contentType, ""))
                .is(415, "UNSUPPORTED_MEDIA_TYPE")
                .comesInTime();
    }

    @Test
    void answerInAFormThatDoesNotExist() {
        Answer answer = platform.gateway().analyse(speech, "audio/flac", "", "Accept", "image/png");
        assertThatProblem(answer).is(406, "NOT_ACCEPTABLE").comesInTime();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/speech/nothing", "/v1/nothing", "/nothing", "/v3"})
    void unknownPath(String path) {
        assertThatProblem(platform.gateway().get(path)).is(404, "NOT_FOUND").comesInTime();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/speech/%2e%2e/%2e%2e/actuator/prometheus",
                "/v1/speech/..;/..;/actuator/prometheus",
                "/v1/speech//..//actuator/prometheus"
            })
    void wayAroundTheRoutes(String path) {
        assertThatProblem(platform.gateway().get(path))
                .is(400, "INVALID_PARAMETER")
                .comesInTime();
    }

    @Test
    void multipartWithoutTheFile() {
        byte[] body = Multipart.file("recording", "speech.flac", "audio/flac", speech);
        assertThatProblem(platform.gateway().analyse(body, Multipart.CONTENT_TYPE, ""))
                .is(400, "INVALID_PARAMETER")
                .comesInTime();
    }

    @Test
    void multipartThatEndsTooEarly() {
        byte[] body = Arrays.copyOf(Multipart.file("file", "speech.flac", "audio/flac", speech), 20_000);
        Answer answer = platform.gateway().analyse(body, Multipart.CONTENT_TYPE, "");
        assertThatProblem(answer).is(400, "MALFORMED_REQUEST").comesInTime();
    }

    private Answer withQuery(String query) {
        return platform.gateway().analyse(speech, "audio/flac", query);
    }
}
