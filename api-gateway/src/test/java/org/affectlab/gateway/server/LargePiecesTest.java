package org.affectlab.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpRequestDecoderSpec;
import reactor.netty.http.server.HttpServer;

class LargePiecesTest {
    @Test
    @SuppressWarnings("deprecation")
    void testOnlyThePiecesChange() {
        HttpServer before = HttpServer.create().httpRequestDecoder(spec -> spec.maxInitialLineLength(1_234)
                .maxHeaderSize(2_345)
                .initialBufferSize(345)
                .validateHeaders(false)
                .allowDuplicateContentLengths(true)
                .h2cMaxContentLength(456));

        HttpServer after = LargePieces.withLargePieces(before);

        HttpRequestDecoderSpec expected = before.configuration().decoder();
        HttpRequestDecoderSpec actual = after.configuration().decoder();
        assertThat(actual.maxChunkSize()).isEqualTo(LargePieces.MAX_PIECE_BYTES);
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFields("maxChunkSize")
                .isEqualTo(expected);
    }
}
