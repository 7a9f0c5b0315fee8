package org.affectlab.gateway.problems;

import static java.util.Objects.requireNonNull;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serialises problems. Thread-safe. */
@Component
public class ProblemWriter {
    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    public byte[] write(GatewayProblemException problem, String traceId) {
        return write(problem, traceId, false);
    }

    /** @param openInference whether the body must be an error of the Open Inference Protocol too */
    public byte[] write(GatewayProblemException problem, String traceId, boolean openInference) {
        return mapper.writeValueAsBytes(Problem.of(problem, traceId, openInference));
    }
}
