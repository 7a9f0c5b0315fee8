package org.affectlab.gateway.problems;

import static java.util.Objects.requireNonNull;

import org.affectlab.gateway.tracing.AccessEntry;
import org.affectlab.gateway.tracing.AccessLog;
import org.affectlab.gateway.tracing.TraceContext;
import org.affectlab.gateway.tracing.TraceLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers every error of the gateway with a problem. When the answer has begun already, the error goes on to the server,
 * which breaks the connection, so that a truncated answer is never taken for a whole one. A client that went away gets no
 * answer and is no failure of gateway or service, so it is not reported as one.
 */
@Component
@Order(-2)
public class ProblemExceptionHandler implements ErrorWebExceptionHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private static final String OPEN_INFERENCE = "/v2";

    private final ProblemMapper mapper;
    private final ProblemWriter writer;
    private final TraceLog traceLog;
    private final AccessLog accessLog;

    public ProblemExceptionHandler(ProblemMapper mapper, ProblemWriter writer, TraceLog traceLog, AccessLog accessLog) {
        this.accessLog = requireNonNull(accessLog, "accessLog is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
        this.writer = requireNonNull(writer, "writer is null");
        this.traceLog = requireNonNull(traceLog, "traceLog is null");
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        TraceContext trace = TraceContext.of(exchange);
        ServerHttpResponse response = exchange.getResponse();
        if ((!response.isCommitted() || isTooLate(failure)) && cannotBeAnswered(response)) {
            traceLog.run(trace, () -> LOGGER.debug("The client is gone or was answered already", failure));
            accessLog.write(exchange, AccessLog.Outcome.CLIENT_GONE);
            return Mono.empty();
        }
        GatewayProblemException problem = mapper.map(failure);
        traceLog.run(trace, () -> log(problem, failure));
        if (!response.setStatusCode(problem.code().status())) {
            accessLog.write(exchange, AccessLog.Outcome.FAILED);
            return Mono.error(failure);
        }
        byte[] body = writer.write(problem, trace.traceId(), isOpenInference(exchange));
        problem.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        AccessEntry.of(exchange).code(problem.code().name());
        return answer(exchange, body)
                .doFinally(end -> accessLog.write(
                        exchange,
                        end == SignalType.ON_COMPLETE ? AccessLog.Outcome.ANSWERED : AccessLog.Outcome.CLIENT_GONE));
    }

    private static Mono<Void> answer(ServerWebExchange exchange, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        AccessEntry.of(exchange).answered(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** The server answers by itself a body that is no HTTP; the service's answer to what came before it then finds no client. */
    private static boolean cannotBeAnswered(ServerHttpResponse response) {
        Object server = ServerHttpResponseDecorator.getNativeResponse(response);
        return server instanceof Connection connection && !connection.channel().isActive()
                || server instanceof HttpServerResponse answer && answer.hasSentHeaders();
    }

    /** What the server says to an answer that comes after its own; half of it may count as committed by then. */
    private static boolean isTooLate(Throwable failure) {
        return failure instanceof IllegalStateException
                && "Status and headers already sent".equals(failure.getMessage());
    }

    private static boolean isOpenInference(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        return path.equals(OPEN_INFERENCE) || path.startsWith(OPEN_INFERENCE + "/");
    }

    private static void log(GatewayProblemException problem, Throwable failure) {
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            LOGGER.error("The gateway failed", failure);
        } else if (problem.getCause() != null && problem.code().status().is5xxServerError()) {
            LOGGER.warn("{} ({})", problem.getMessage(), problem.getCause().toString());
        }
    }
}
