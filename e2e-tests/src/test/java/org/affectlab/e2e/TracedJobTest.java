package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.Keys;
import org.affectlab.e2e.platform.ServiceProcess;
import org.affectlab.tracing.FakeCollector;
import org.junit.jupiter.api.Test;

/** One trace from the gateway to the model's queue and into a job, and the call to a web hook at the job's end. */
class TracedJobTest {
    private static final String HEAP = "128m";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Told(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.get(name).get(0);
        }
    }

    @Test
    void aJobIsTracedToItsBatchesAndItsEndIsTold() throws Exception {
        Keys keys = Keys.make("traced-job-keys");
        BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        HttpServer receiver = receiver(told);
        try (FakeCollector collector = new FakeCollector();
                ServiceProcess speech = ServiceProcess.start(
                        "traced-speech",
                        Checkout.executable("speech-service"),
                        HEAP,
                        List.of(
                                "--affectlab.models.folders=" + Checkout.models(),
                                "--affectlab.access.secret=" + Keys.SECRET,
                                "--affectlab.tracing.endpoint=" + collector.uri(),
                                "--affectlab.jobs.min-free-bytes=0",
                                "--affectlab.jobs.webhook.allow-http=true",
                                "--affectlab.jobs.webhook.allowed-networks=127.0.0.1/32",
                                "--affectlab.jobs.folder=" + Checkout.emptyWork("traced-jobs")));
                ServiceProcess gateway = ServiceProcess.start(
                        "traced-gateway",
                        Checkout.executable("api-gateway"),
                        HEAP,
                        List.of(
                                "--affectlab.gateway.services[0].name=speech",
                                "--affectlab.gateway.services[0].uri=" + speech.address(),
                                "--affectlab.gateway.services[0].paths=/v1/speech/**",
                                "--affectlab.gateway.access.keys-file=" + keys.file(),
                                "--affectlab.gateway.access.secret=" + Keys.SECRET,
                                "--affectlab.tracing.endpoint=" + collector.uri()))) {
            speech.awaitReady();
            gateway.awaitReady();
            GatewayClient client = new GatewayClient(gateway.address(), List.of("X-API-Key", keys.ordinary()));

            Answer accepted = client.post(
                    GatewayClient.EMOTIONS,
                    BodyPublishers.ofByteArray(Fixtures.read("speech.flac")),
                    "audio/flac",
                    "Webhook-Url",
                    "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks",
                    "traceparent",
                    PARENT);

            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            String id = accepted.json().path("id").asString();
            assertSigned(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), id, client);
            assertTrace(collector);
        } finally {
            receiver.stop(0);
            Checkout.emptyWork("traced-jobs");
        }
    }

    private static HttpServer receiver(BlockingQueue<Told> told) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.createContext("/hooks", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    /** As a receiver does it that knows Standard Webhooks and the secret, and nothing of ours. */
    private static void assertSigned(Told told, String id, GatewayClient client) throws Exception {
        assertThat(told).as("the call to the web hook").isNotNull();
        assertThat(told.header("webhook-id")).isEqualTo(id);
        assertThat(told.body()).contains("\"type\":\"job.completed\"").contains(id);
        String secret = client.get("/v1/webhook-secret").json().path("secret").asString();
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = told.header("webhook-id") + "." + told.header("webhook-timestamp") + "." + told.body();
        assertThat(told.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    private static void assertTrace(FakeCollector collector) throws InterruptedException {
        Set<String> wanted =
                Set.of("POST speech", "POST /v1/speech/emotions", "job speech-emotions", "queue", "compute");
        long start = System.nanoTime();
        List<Span> spans = List.of();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            spans = collector.spans().stream()
                    .filter(span -> TRACE.equals(hex(span.getTraceId())))
                    .toList();
            if (names(spans).containsAll(wanted)) {
                break;
            }
            Thread.sleep(100);
        }
        assertThat(names(spans)).containsAll(wanted);
        Span gateway = only(spans, "POST speech");
        Span service = only(spans, "POST /v1/speech/emotions");
        Span job = only(spans, "job speech-emotions");
        assertThat(hex(gateway.getParentSpanId())).isEqualTo("00f067aa0ba902b7");
        assertThat(service.getParentSpanId()).isEqualTo(gateway.getSpanId());
        List<Span> computed = new ArrayList<>(spans);
        computed.removeIf(span -> !span.getName().equals("compute"));
        assertThat(computed).allMatch(span -> span.getParentSpanId().equals(job.getSpanId()));
    }

    private static Set<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).collect(Collectors.toSet());
    }

    private static Span only(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
