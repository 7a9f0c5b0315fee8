package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.affectlab.gateway.testing.CountingDigest;
import org.affectlab.gateway.testing.GatewayProcess;
import org.affectlab.gateway.testing.GeneratedBody;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A body several times larger than all memory that the gateway has passes whole, also to a service that pauses. */
class LargeUploadTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(LargeUploadTest.class);
    private static final long BODY_BYTES = 400_000_000;
    private static final long PAUSE_AFTER_BYTES = 50_000_000;
    private static final int PIECE = 64 * 1024;

    @Test
    void testBodyLargerThanTheHeapPasses(@TempDir Path folder) throws Exception {
        CountingDigest expected = new CountingDigest();
        expected.readAll(new GeneratedBody(BODY_BYTES));
        String expectedSha256 = expected.sha256();
        try (StubService service = new StubService();
                GatewayProcess gateway = startSmallGateway(folder, service)) {
            service.on("/v1/speech/emotions", exchange -> {
                CountingDigest received = new CountingDigest();
                byte[] piece = new byte[PIECE];
                boolean paused = false;
                for (int length; (length = exchange.getRequestBody().read(piece)) >= 0; ) {
                    received.add(piece, length);
                    if (!paused && received.bytes() > PAUSE_AFTER_BYTES) {
                        paused = true;
                        sleep(Duration.ofSeconds(2));
                    }
                }
                StubService.answer(exchange, 200, "text/plain", received.bytes() + " " + received.sha256());
            });
            assertThat(upload(gateway, HttpRequest.BodyPublishers.ofInputStream(() -> new GeneratedBody(BODY_BYTES))))
                    .as("chunked, %s", gateway.log())
                    .isEqualTo("200 " + BODY_BYTES + " " + expectedSha256);
            assertThat(upload(
                            gateway,
                            HttpRequest.BodyPublishers.fromPublisher(
                                    HttpRequest.BodyPublishers.ofInputStream(() -> new GeneratedBody(BODY_BYTES)),
                                    BODY_BYTES)))
                    .as("with Content-Length, %s", gateway.log())
                    .isEqualTo("200 " + BODY_BYTES + " " + expectedSha256);
            LOGGER.info("Peak resident memory of the gateway: {} MB", gateway.peakResidentBytes() / 1_000_000);
            assertThat(gateway.peakResidentBytes()).isLessThan(BODY_BYTES);
            assertThat(gateway.log()).doesNotContain("OutOfMemory").doesNotContain("LEAK");
        }
    }

    private static GatewayProcess startSmallGateway(Path folder, StubService service)
            throws IOException, InterruptedException {
        return GatewayProcess.start(
                folder,
                List.of("-Xmx96m", "-XX:MaxDirectMemorySize=48m", "-Dio.netty.leakDetection.level=simple"),
                List.of(
                        "--affectlab.gateway.services[0].uri=" + service.uri(),
                        "--affectlab.gateway.maxUploadBytes=" + BODY_BYTES));
    }

    private static String upload(GatewayProcess gateway, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(gateway.uri("/v1/speech/emotions"))
                                .header("X-API-Key", TestKeys.KEY)
                                .timeout(Duration.ofSeconds(120))
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        LOGGER.info(
                "400 MB in {} ms", Duration.ofNanos(System.nanoTime() - started).toMillis());
        return answer.statusCode() + " " + answer.body();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
