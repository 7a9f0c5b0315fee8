package org.affectlab.gateway.server;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.problems.ProblemWriter;
import org.affectlab.gateway.tracing.TraceContext;
import org.affectlab.gateway.tracing.TraceFilter;
import org.springframework.http.MediaType;

/**
 * Gives a problem body to the bare errors that the HTTP codec and Reactor Netty answer themselves (a request line or header
 * that is too long, a malformed request), which never reach WebFlux.
 *
 * <p>One instance for each connection, used on its event loop only.
 */
final class BareErrorHandler extends ChannelDuplexHandler {
    private final ProblemWriter writer;

    private boolean headRequest;

    BareErrorHandler(ProblemWriter writer) {
        this.writer = requireNonNull(writer, "writer is null");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            headRequest = HttpMethod.HEAD.equals(request.method());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && isBareError(response)) {
            context.write(withProblem(response), promise);
        } else {
            context.write(message, promise);
        }
    }

    private boolean isBareError(FullHttpResponse response) {
        // Whatever went through WebFlux carries the trace header.
        return !headRequest
                && response.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                && !response.content().isReadable()
                && !response.headers().contains(TraceFilter.HEADER);
    }

    private FullHttpResponse withProblem(FullHttpResponse bare) {
        TraceContext trace = TraceContext.create();
        byte[] body = writer.write(problemOf(bare.status()), trace.traceId());
        FullHttpResponse response =
                new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(bare.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(TraceFilter.HEADER, trace.traceId())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        bare.release();
        return response;
    }

    private static GatewayProblemException problemOf(HttpResponseStatus status) {
        return switch (status.code()) {
            case 414 -> new GatewayProblemException(ProblemCode.URI_TOO_LONG, "The request line is too long.");
            case 431 ->
                new GatewayProblemException(ProblemCode.HEADERS_TOO_LARGE, "The request headers are too large.");
            case 500 -> new GatewayProblemException(ProblemCode.INTERNAL_ERROR, "The gateway failed.");
            default -> new GatewayProblemException(ProblemCode.MALFORMED_REQUEST, "The request is not valid HTTP.");
        };
    }
}
