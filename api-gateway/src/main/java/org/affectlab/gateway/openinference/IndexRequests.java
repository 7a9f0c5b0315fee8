package org.affectlab.gateway.openinference;

import static java.util.Objects.requireNonNull;

import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request for the index: absent, or a JSON object of at most 64 KiB. Thread-safe. */
@Component
public class IndexRequests {
    private static final int MAX_BYTES = 64 * 1024;

    private final JsonMapper mapper;

    public IndexRequests(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    /** Fails with TOO_LARGE or MALFORMED_REQUEST. */
    Mono<Boolean> wantsReadyOnly(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MAX_BYTES)
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLarge -> GatewayProblemException.overLimit(
                                ProblemCode.TOO_LARGE,
                                "The body of this request has at most " + MAX_BYTES + " bytes.",
                                MAX_BYTES,
                                null))
                .map(this::parse)
                .defaultIfEmpty(false);
    }

    private boolean parse(DataBuffer body) {
        byte[] bytes = new byte[body.readableByteCount()];
        body.read(bytes);
        DataBufferUtils.release(body);
        if (bytes.length == 0) {
            return false;
        }
        JsonNode document;
        try {
            document = mapper.readTree(bytes);
        } catch (JacksonException notJson) {
            throw malformed();
        }
        JsonNode ready = document.path("ready");
        if (!document.isObject() || !(ready.isBoolean() || ready.isMissingNode())) {
            throw malformed();
        }
        return ready.asBoolean(false);
    }

    private static GatewayProblemException malformed() {
        return new GatewayProblemException(
                ProblemCode.MALFORMED_REQUEST, "The body must be a JSON object, and its member ready true or false.");
    }
}
