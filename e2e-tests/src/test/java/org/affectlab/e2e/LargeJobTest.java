package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.http.ZeroStream;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.Keys;
import org.affectlab.e2e.platform.ServiceProcess;
import org.junit.jupiter.api.Test;

/**
 * A gigabyte on its way to a job: neither gateway nor service ever holds more than pieces of it, with a heap of 64 MB for the gateway and
 * of 128 MB for the service, whose models read while it starts take it near 64 MB before any upload.
 */
class LargeJobTest {
    private static final String GATEWAY_HEAP = "64m";
    private static final String SPEECH_HEAP = "128m";
    private static final long LENGTH = 1L << 30;

    @Test
    void passesWithoutBeingHeld() throws Exception {
        Keys keys = Keys.make("large-job-keys");
        try (ServiceProcess speech = ServiceProcess.start(
                        "large-speech",
                        Checkout.executable("speech-service"),
                        SPEECH_HEAP,
                        List.of(
                                "--affectlab.models.folders=" + Checkout.models(),
                                "--affectlab.access.secret=" + Keys.SECRET,
                                "--affectlab.jobs.min-free-bytes=0",
                                "--affectlab.jobs.folder=" + Checkout.emptyWork("large-jobs")));
                ServiceProcess gateway = ServiceProcess.start(
                        "large-gateway",
                        Checkout.executable("api-gateway"),
                        GATEWAY_HEAP,
                        List.of(
                                "--affectlab.gateway.services[0].name=speech",
                                "--affectlab.gateway.services[0].uri=" + speech.address(),
                                "--affectlab.gateway.services[0].paths=/v1/speech/**",
                                "--affectlab.gateway.access.keys-file=" + keys.file(),
                                "--affectlab.gateway.access.secret=" + Keys.SECRET))) {
            speech.awaitReady();
            gateway.awaitReady();
            GatewayClient client = new GatewayClient(gateway.address(), List.of("X-API-Key", keys.ordinary()));

            Answer accepted = client.post(
                    GatewayClient.EMOTIONS,
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new ZeroStream(LENGTH)), LENGTH),
                    "audio/wav");

            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            JobClient jobs = new JobClient(client);
            assertThat(jobs.awaitEnd(accepted.json().path("id").asString())
                            .path("problem")
                            .path("code")
                            .asString())
                    .isEqualTo("TOO_LARGE");
            assertThat(client.get("/v1/models").status()).isEqualTo(200);
        } finally {
            Checkout.emptyWork("large-jobs");
        }
    }
}
