package org.affectlab.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.Credentials;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.TinyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioAnswerCheckTest {
    private static final String GOOD =
            "{\"emotion\":\"sad\",\"probabilities\":{\"sad\":0.7,\"calm\":0.3},\"timeline\":["
                    + "{\"emotion\":\"sad\",\"probabilities\":{\"sad\":0.8,\"calm\":0.2}},"
                    + "{\"emotion\":\"sad\",\"probabilities\":{\"sad\":0.6,\"calm\":0.4}}]}";

    private final AudioAnswerCheck check = AudioAnswerCheck.like(answer(200, GOOD));

    @Test
    void countsWindowsAndAllowsRounding() {
        assertThat(check.windows()).isEqualTo(2);
        assertThat(check.fault(answer(200, GOOD.replace("0.6", "0.60001")))).isEmpty();
    }

    @Test
    void everythingElseIsAFault() {
        assertThat(check.fault(answer(503, GOOD))).contains("status 503");
        assertThat(check.fault(answer(200, GOOD.replace("0.6", "0.61")))).contains("other probabilities");
        assertThat(check.fault(answer(200, GOOD.replace("\"calm\":0.4", "\"angry\":0.4"))))
                .contains("other probabilities");
        assertThat(check.fault(answer(200, GOOD.replaceFirst("sad", "calm")))).contains("other probabilities");
        assertThat(check.fault(answer(200, GOOD.replaceAll(",\\{\"emotion.*", "]}"))))
                .contains("1 windows, not 2");
        assertThat(check.fault(answer(200, "{"))).contains("no JSON");
    }

    @Test
    void firstAnswerMustBeGood() {
        assertThatThrownBy(() -> AudioAnswerCheck.like(answer(500, "oh"))).hasMessageContaining("500");
        assertThatThrownBy(() -> AudioAnswerCheck.like(answer(200, "{}"))).hasMessageContaining("timeline");
    }

    @Test
    void requestLearnsFromTheService(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.flac"), new byte[100]);
        try (TinyServer server =
                TinyServer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + GOOD.length() + "\r\n\r\n" + GOOD)) {
            PreparedRequest request = AudioRequests.good(server.address(), "lgfa", file, Credentials.none());
            assertThat(request.windows()).isEqualTo(2);
            assertThat(request.kind()).isEqualTo("flac");
            assertThat(StandardCharsets.ISO_8859_1
                            .decode(request.content().duplicate())
                            .toString())
                    .startsWith("POST /v1/speech/emotions?model=lgfa ");
            assertThat(request.check().fault(answer(200, GOOD))).isEmpty();
        }
        try (TinyServer server = TinyServer.answering("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> AudioRequests.good(server.address(), "lgfa", file, Credentials.none()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a.flac");
        }
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
