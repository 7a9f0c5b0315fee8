package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.RunningPlatform;
import org.affectlab.e2e.platform.ServiceProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A gateway that is killed in the middle of uploads: whoever sends again with the same key has one job, whether the first upload got through or not. */
@OnPlatform
class GatewayKillTest {
    private static final int FINISHED = 6;
    private static final int UNFINISHED = 6;

    private final RunningPlatform platform;
    private final byte[] recording = Fixtures.read("speech.flac");

    GatewayKillTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private GatewayClient client(ServiceProcess gateway) {
        return new GatewayClient(
                gateway.address(), List.of("X-API-Key", platform.keys().admin()));
    }

    @Test
    void everyUploadThatIsSentAgainIsOneJob() throws Exception {
        List<String> keys = new ArrayList<>();
        List<String> firstIds = new ArrayList<>();
        List<Socket> halfSent = new ArrayList<>();
        ServiceProcess first = platform.startAnotherGateway();
        int before = listed(client(first));
        try {
            JobClient jobs = new JobClient(client(first));
            for (int index = 0; index < FINISHED; index++) {
                keys.add(UUID.randomUUID().toString());
                firstIds.add(jobs.submit(recording, "Idempotency-Key", keys.get(index)));
            }
            for (int index = 0; index < UNFINISHED; index++) {
                keys.add(UUID.randomUUID().toString());
                halfSent.add(sendHalf(first, keys.get(FINISHED + index)));
            }
            Thread.sleep(500);
        } finally {
            first.kill();
            for (Socket socket : halfSent) {
                socket.close();
            }
        }

        try (ServiceProcess second = platform.startAnotherGateway()) {
            JobClient jobs = new JobClient(client(second));
            JsonNode expected = client(second).analyse(recording).json();
            List<String> ids = new ArrayList<>();
            for (String key : keys) {
                ids.add(jobs.submit(recording, "Idempotency-Key", key));
            }
            assertThat(ids.subList(0, FINISHED)).isEqualTo(firstIds);
            assertThat(new HashSet<>(ids)).hasSize(FINISHED + UNFINISHED);
            assertThat(listed(client(second)) - before).isEqualTo(FINISHED + UNFINISHED);
            for (String id : ids) {
                assertThat(jobs.awaitEnd(id).path("state").asString()).isEqualTo("COMPLETED");
                EmotionDistance.assertWithin(1e-4, expected, jobs.result(id));
            }
        }
    }

    private static int listed(GatewayClient client) {
        return client.get("/v1/jobs?limit=500").json().path("jobs").size();
    }

    private Socket sendHalf(ServiceProcess gateway, String key) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort());
        String head = "POST " + GatewayClient.EMOTIONS + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + platform.keys().admin() + "\r\nPrefer: respond-async\r\nIdempotency-Key: " + key
                + "\r\nContent-Type: audio/flac\r\nContent-Length: " + recording.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(recording, 0, recording.length / 2);
        socket.getOutputStream().flush();
        return socket;
    }
}
