package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServiceDoorsTest {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private StubService busy;
    private StubService other;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws IOException {
        busy = new StubService()
                .on("/busy/slow", exchange -> {
                    arrived.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    StubService.answer(exchange, 200, "text/plain", "late");
                })
                .json("/busy/quick", 200, "{}");
        other = new StubService().json("/other/quick", 200, "{}");
        List<String> settings = new ArrayList<>(
                List.of("affectlab.gateway.pool.maxRequests=5", "affectlab.gateway.pool.maxRequestsPerCaller=1"));
        settings.addAll(RunningGateway.service(0, "busy", busy.uri()));
        settings.addAll(RunningGateway.service(1, "other", other.uri()));
        gateway = RunningGateway.start(settings);
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        gateway.close();
        other.close();
        busy.close();
    }

    @Test
    void whatIsOverTheBoundIsRefusedUntilTheAnswerIsKnown() throws Exception {
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> post("/busy/slow"));
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        HttpResponse<String> refused = post("/busy/quick");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(RunningGateway.json(refused).path("code").asString()).isEqualTo("OVERLOADED");
        assertThat(post("/other/quick").statusCode()).as("another service").isEqualTo(200);
        assertThat(gateway.get("/busy/quick").statusCode()).as("no analysis").isEqualTo(200);

        release.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(post("/busy/quick").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path) {
        return gateway.send(gateway.request(path).POST(BodyPublishers.ofString("body")));
    }
}
