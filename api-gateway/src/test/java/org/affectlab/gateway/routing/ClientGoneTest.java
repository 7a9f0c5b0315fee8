package org.affectlab.gateway.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RawService;
import org.affectlab.gateway.testing.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A client that goes away while the service works: the service must learn of it, and at once. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ClientGoneTest {
    private static final String BODY = "0123456789";

    @Test
    void testTheServiceSeesItsConnectionClose() throws Exception {
        CountDownLatch bodyRead = new CountDownLatch(1);
        CompletableFuture<Integer> afterTheBody = new CompletableFuture<>();
        try (RawService service = new RawService(socket -> {
                    InputStream input = socket.getInputStream();
                    assertThat(input.readNBytes(BODY.length())).hasSize(BODY.length());
                    bodyRead.countDown();
                    afterTheBody.complete(endOf(input));
                });
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            try (RawClient client = new RawClient(gateway.port())) {
                client.write("POST /v1/speech/emotions HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + BODY.length()
                        + "\r\n\r\n" + BODY);
                assertThat(bodyRead.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(afterTheBody).isNotDone();
            }
            assertThat(afterTheBody.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    /** Neither gateway nor service failed: nothing that an operator would have to look at. */
    @Test
    void testAnUploadThatBreaksOffIsNoFailure(CapturedOutput output) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> afterTheBody = new CompletableFuture<>();
        try (RawService service = new RawService(socket -> {
                    InputStream input = socket.getInputStream();
                    input.readNBytes(BODY.length());
                    begun.countDown();
                    afterTheBody.complete(endOf(input));
                });
                RunningGateway gateway = RunningGateway.before(service.uri())) {
            try (RawClient client = new RawClient(gateway.port())) {
                client.write(
                        "POST /v1/speech/emotions HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000000\r\n\r\n" + BODY);
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(afterTheBody.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
        assertThat(output).doesNotContain("SERVICE_UNAVAILABLE", "ERROR");
    }

    /** The gateway's server answers the broken piece; the service's answer to what came before it comes too late. */
    @Test
    void testABodyThatStopsBeingHttpIsAnsweredOnceAndIsNoFailure(CapturedOutput output) throws Exception {
        try (RawService service = new RawService(socket -> {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(US_ASCII));
                    endOf(socket.getInputStream());
                });
                RunningGateway gateway = RunningGateway.before(service.uri());
                RawClient client = new RawClient(gateway.port())) {
            client.write(
                    "POST /v1/speech/emotions HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
        }
        assertThat(output).doesNotContain("ERROR");
    }

    /** A reset counts as an end. */
    private static int endOf(InputStream input) {
        try {
            return input.read();
        } catch (IOException reset) {
            return -1;
        }
    }
}
