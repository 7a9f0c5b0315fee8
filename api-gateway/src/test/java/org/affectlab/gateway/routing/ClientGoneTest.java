package org.affectlab.gateway.routing;

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

/** A client that goes away while the service works: the service must learn of it, and at once. */
@Timeout(60)
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

    /** A reset counts as an end. */
    private static int endOf(InputStream input) {
        try {
            return input.read();
        } catch (IOException reset) {
            return -1;
        }
    }
}
