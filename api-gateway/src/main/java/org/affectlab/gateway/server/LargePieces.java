package org.affectlab.gateway.server;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpRequestDecoderSpec;
import reactor.netty.http.server.HttpServer;

/**
 * Hands the bytes of an upload on in the pieces in which they were read from the socket, up to 64 KiB, where Netty would cut each into
 * pieces of 8 KiB: every piece passes the whole pipeline and is written to the service by itself. Our choice.
 *
 * <p>Everything else of the decoder stays as the settings have it; so this comes after the framework's own customizers.
 */
@Component
public class LargePieces implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {
    /** The most that Netty reads at once. */
    static final int MAX_PIECE_BYTES = 64 * 1024;

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(LargePieces::withLargePieces);
    }

    // Deprecated for Netty 5, which has no such limit at all.
    @SuppressWarnings("deprecation")
    static HttpServer withLargePieces(HttpServer server) {
        HttpRequestDecoderSpec set = server.configuration().decoder();
        return server.httpRequestDecoder(spec -> spec.maxInitialLineLength(set.maxInitialLineLength())
                .maxHeaderSize(set.maxHeaderSize())
                .initialBufferSize(set.initialBufferSize())
                .validateHeaders(set.validateHeaders())
                .allowDuplicateContentLengths(set.allowDuplicateContentLengths())
                .h2cMaxContentLength(set.h2cMaxContentLength())
                .maxChunkSize(MAX_PIECE_BYTES));
    }
}
