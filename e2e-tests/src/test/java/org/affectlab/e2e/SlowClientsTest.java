package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Hundreds of clients that send a byte now and then, to keep their connections and whatever is behind them: they stop nobody else. */
@OnPlatform
class SlowClientsTest {
    private static final int CLIENTS = 400;
    private static final int ROUNDS = 6;

    private final RunningPlatform platform;

    SlowClientsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void headsThatNeverEndStopNobody() throws Exception {
        assertGoodOnesAreAnswered("GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    @Test
    void bodiesThatNeverEndStopNobody() throws Exception {
        assertGoodOnesAreAnswered("POST /v1/speech/emotions HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + platform.keys().rats() + "\r\nContent-Type: audio/flac\r\nContent-Length: 100000\r\n\r\n");
    }

    @Test
    void uploadsOfAnotherCallerThatNeverEndStopNobody() throws Exception {
        assertGoodOnesAreAnswered("POST /v1/speech/emotions HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + platform.keys().admin() + "\r\nContent-Type: audio/flac\r\nContent-Length: 100000\r\n\r\n");
    }

    private void assertGoodOnesAreAnswered(String head) throws Exception {
        byte[] recording = Fixtures.read("speech.flac");
        URI address = platform.gatewayAddress();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                slow.add(socket);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            }
            for (int round = 0; round < ROUNDS; round++) {
                slow.forEach(SlowClientsTest::sendAByte);
                Answer answer = platform.gateway().analyse(recording);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.elapsed()).isLessThan(Duration.ofSeconds(5));
                Thread.sleep(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Those that the gateway has turned away meanwhile do not count any more. */
    private static void sendAByte(Socket socket) {
        try {
            socket.getOutputStream().write('a');
        } catch (IOException turnedAway) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
