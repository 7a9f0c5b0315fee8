package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
    private final AnswerParser parser = new AnswerParser();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void answerIsTheSameHoweverItIsCut(int piece) throws MalformedAnswerException {
        ByteBuffer bytes = bytes("HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\ncontent-LENGTH: 5\r\n\r\nhello");
        Answer answer = null;
        while (bytes.hasRemaining()) {
            int size = Math.min(piece, bytes.remaining());
            ByteBuffer cut = bytes.slice(bytes.position(), size);
            bytes.position(bytes.position() + size);
            answer = parser.feed(cut);
            assertThat(answer == null).isEqualTo(bytes.hasRemaining());
        }
        assertThat(requireNonNull(answer).status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).contains("2");
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(parser.atStart()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void chunks(int piece) throws MalformedAnswerException {
        ByteBuffer bytes = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\nb;name=value\r\n, all world\r\n0\r\nTrailer: yes\r\n\r\n");
        Answer answer = null;
        while (bytes.hasRemaining()) {
            int size = Math.min(piece, bytes.remaining());
            answer = parser.feed(bytes.slice(bytes.position(), size));
            bytes.position(bytes.position() + size);
        }
        assertThat(requireNonNull(answer).text()).isEqualTo("hello, all world");
    }

    @Test
    void twoAnswersInOneRead() throws MalformedAnswerException {
        ByteBuffer bytes = bytes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 204 No Content\r\n\r\n");
        assertThat(requireNonNull(parser.feed(bytes)).text()).isEqualTo("a");
        assertThat(requireNonNull(parser.feed(bytes)).status()).isEqualTo(204);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void bodyThatEndsWithTheConnection() throws MalformedAnswerException {
        assertThat(parser.feed(bytes("HTTP/1.1 200 OK\r\n\r\nto the end"))).isNull();
        assertThat(requireNonNull(parser.endOfStream()).text()).isEqualTo("to the end");
    }

    @Test
    void answerThatBreaksOffIsNone() throws MalformedAnswerException {
        assertThat(parser.feed(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")))
                .isNull();
        assertThat(parser.endOfStream()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> parser.feed(bytes(text))).isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void headIsBounded() {
        assertThatThrownBy(() -> parser.feed(bytes("HTTP/1.1 200 OK\r\nA: " + "a".repeat(70_000))))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("head");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
