package org.affectlab.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CredentialsTest {
    private final Credentials credentials = Credentials.of("key\n", "X-Token", "t");

    private static String text(PreparedRequest request) {
        return StandardCharsets.ISO_8859_1.decode(request.content()).toString();
    }

    @Test
    void standInTheHead() {
        PreparedRequest request = PreparedRequest.direct(
                "r", RequestBytes.post("/p").header("A", "b").body(new byte[] {'x'}), 1, AnswerCheck.none());

        assertThat(text(credentials.on(request)))
                .isEqualTo("POST /p HTTP/1.1\r\nHost: localhost\r\nX-API-Key: key\r\nX-Token: t\r\nA: b\r\n"
                        + "Content-Length: 1\r\n\r\nx");
        assertThat(credentials.on(request).content().isDirect()).isTrue();
        assertThat(text(request)).doesNotContain("key");
    }

    @Test
    void aHostileHeadStaysAsItIs() {
        for (String head : new String[] {"GET / HTTP/1.1\r\nHost: local host\r\n\r\n", "nonsense", "", "\r\n\r\n"}) {
            PreparedRequest request = new PreparedRequest(
                    "r",
                    ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)),
                    0,
                    Delivery.whole(),
                    AnswerCheck.none());
            assertThat(text(credentials.on(request))).isEqualTo(head);
        }
    }
}
