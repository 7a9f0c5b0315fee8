package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.WebhookSecret;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Web hooks on every service: the end of a job is told, signed, and to nobody inside. */
public abstract class WebhookContractTest extends JobContractTest {
    private static final BlockingQueue<Told> TOLD = new LinkedBlockingQueue<>();
    private static HttpServer receiver;

    private record Told(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.get(name).get(0);
        }
    }

    @BeforeAll
    static void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.createContext("/", exchange -> {
            TOLD.add(new Told(
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes())));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stopReceiver() {
        receiver.stop(0);
    }

    private static String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks";
    }

    /** With the header alone: that somebody is to be told makes a job of it. */
    private String submitted(byte[] body) {
        return id(service()
                .post(subject().path(), body, "Content-Type", subject().contentType(), "Webhook-Url", address()));
    }

    private Told told(String id) throws InterruptedException {
        while (true) {
            Told next = TOLD.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("a call for " + id).isNotNull();
            if (next.header("webhook-id").equals(id)) {
                return next;
            }
        }
    }

    @Test
    void theEndOfAJobIsToldAndSigned() throws InterruptedException {
        String id = submitted(subject().body());
        Told told = told(id);

        JsonNode message = new JsonMapper().readTree(told.body());
        assertThat(message.get("type").asString()).isEqualTo("job.completed");
        assertThat(message.get("timestamp").asString()).isNotEmpty();
        assertThat(message.get("data").get("id").asString()).isEqualTo(id);
        assertThat(message.get("data").get("links").get("result").asString()).isEqualTo("/v1/jobs/" + id + "/result");

        long seconds = Long.parseLong(told.header("webhook-timestamp"));
        assertThat(told.header("webhook-signature"))
                .isEqualTo(WebhookSecret.of(InternalSecret.of(TestTokens.SECRET), TestTokens.CALLER)
                        .sign(id, seconds, told.body()));
        JsonNode webhook = awaitOutcome(id);
        assertThat(webhook.get("state").asString()).isEqualTo("DELIVERED");
        assertThat(webhook.get("answer").asString()).isEqualTo("204");
    }

    /** The receiver has the call a moment before the service has its answer. */
    private JsonNode awaitOutcome(String id) {
        long start = System.nanoTime();
        while (true) {
            JsonNode webhook = job(id).get("webhook");
            if (!webhook.get("state").asString().equals("PENDING")) {
                return webhook;
            }
            assertThat(System.nanoTime() - start).as(webhook.toString()).isLessThan(TimeUnit.SECONDS.toNanos(20));
            sleep(20);
        }
    }

    @Test
    void everyCallerHasASecretOfItsOwn() {
        String own = service().get("/v1/webhook-secret").json().get("secret").asString();
        assertThat(own)
                .isEqualTo(WebhookSecret.of(InternalSecret.of(TestTokens.SECRET), TestTokens.CALLER)
                        .text());
        assertThat(service()
                        .send(service()
                                .request("/v1/webhook-secret")
                                .setHeader(InternalTokens.HEADER, TestTokens.of("stranger", Set.of())))
                        .json()
                        .get("secret")
                        .asString())
                .isNotEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://127.0.0.2/",
                "http://no-such-host.invalid/",
                "file:///etc/passwd",
                "nonsense"
            })
    void whereNobodyMayBeCalledIsRefusedBeforeThereIsAJob(String url) {
        int before = service().get("/v1/jobs?limit=500").json().get("jobs").size();
        Answer refused = service()
                .post(
                        subject().path(),
                        subject().body(),
                        "Content-Type",
                        subject().contentType(),
                        "Webhook-Url",
                        url);
        assertProblem(refused, ProblemCode.INVALID_PARAMETER);
        assertThat(service().get("/v1/jobs?limit=500").json().get("jobs")).hasSize(before);
    }

    @Test
    void theSameRequestWithAnotherAddressIsAnotherRequest() {
        String key = "hook-" + System.nanoTime();
        String first = id(submit(subject().body(), "Idempotency-Key", key, "Webhook-Url", address()));
        assertThat(id(submit(subject().body(), "Idempotency-Key", key, "Webhook-Url", address())))
                .isEqualTo(first);
        assertProblem(submit(subject().body(), "Idempotency-Key", key), ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
}
