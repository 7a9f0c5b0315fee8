package org.affectlab.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.affectlab.access.Scope;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaFilterTest {
    private static final String PATH = "/v1/speech/emotions";

    private StubService service;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        service = new StubService().json("/v1/models", 200, "{\"models\":[]}").on(PATH, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("X-Affectlab-Analysed", "seconds=4");
            StubService.answer(exchange, 200, "application/json", "{}");
        });
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    private void start(String... quotas) {
        String[] settings = new String[quotas.length];
        for (int index = 0; index < quotas.length; index++) {
            settings[index] = "affectlab.gateway.quotas." + quotas[index];
        }
        gateway = RunningGateway.before(service.uri(), settings);
    }

    private HttpResponse<String> post(String key, HttpRequest.BodyPublisher body) {
        return gateway.send(
                gateway.requestWithoutKey(PATH).header("X-API-Key", key).POST(body));
    }

    private HttpResponse<String> post() {
        return post(TestKeys.KEY, HttpRequest.BodyPublishers.ofString("0123456789"));
    }

    private static void assertRefused(HttpResponse<String> answer, String quota) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(RunningGateway.json(answer).path("code").asString()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(RunningGateway.json(answer).path("detail").asString())
                .contains("The quota " + quota + " is used up");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isPresent();
    }

    @Test
    void requests() {
        start("requests.amount=2", "requests.period=1h");

        assertThat(post().headers().firstValue("RateLimit").orElse("")).startsWith("\"requests\";r=1;t=");
        assertThat(post().statusCode()).isEqualTo(200);
        HttpResponse<String> refused = post();
        assertRefused(refused, "requests");
        assertThat(RunningGateway.json(refused).path("limit").asLong()).isEqualTo(2);

        assertThat(post(TestKeys.of(Scope.SPEECH), HttpRequest.BodyPublishers.noBody())
                        .statusCode())
                .as("another caller")
                .isEqualTo(200);
        assertThat(gateway.get("/v1/models").statusCode()).as("reading is free").isEqualTo(200);
        assertThat(gateway.get("/v1/models").headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    void bytesOfADeclaredAndOfAnUndeclaredBody() {
        start("uploadBytes.amount=15", "uploadBytes.period=1h");

        assertThat(post(
                                TestKeys.KEY,
                                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post().statusCode()).isEqualTo(200);
        assertRefused(post(), "upload-bytes");
    }

    @Test
    void secondsThatWereAnalysedAndTheClientDoesNotSeeTheServicesWord() {
        start("analysedSeconds.amount=6", "analysedSeconds.period=1h");

        HttpResponse<String> first = post();
        assertThat(first.headers().firstValue("X-Affectlab-Analysed")).isEmpty();
        assertThat(first.headers().firstValue("RateLimit").orElse("")).contains("\"analysed-seconds\";r=2;t=");
        assertThat(post().statusCode()).isEqualTo(200);
        assertRefused(post(), "analysed-seconds");
    }

    @Test
    void aRefusedBodyIsNotSent() throws IOException {
        start("requests.amount=1", "requests.period=1h");
        post();
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("POST " + PATH + " HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 429 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void whoIsUnlimitedHasNoHeadersAndNoEnd() {
        start("requests.amount=1", "requests.period=1h", "unlimited=" + TestKeys.OWNER);

        for (int index = 0; index < 3; index++) {
            HttpResponse<String> answer = post();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
            assertThat(answer.headers().firstValue("X-Affectlab-Analysed")).isEmpty();
        }
    }
}
