package org.affectlab.tracing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where spans go, under {@code affectlab.tracing}. Immutable.
 *
 * @param endpoint address for traces of an OTLP collector over HTTP, as {@code http://collector:4318/v1/traces}; null: nothing is recorded
 * @param ratio share of the traces that begin here which are recorded, 0 to 1; null: all. A trace that a client began is recorded if the
 *     client says so
 */
public record TracingSettings(@Nullable URI endpoint, @Nullable Double ratio) {
    public TracingSettings {
        endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
        if (endpoint != null
                && (endpoint.getHost() == null
                        || !String.valueOf(endpoint.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException("affectlab.tracing.endpoint must be an http address, not " + endpoint);
        }
        if (ratio != null && !(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("affectlab.tracing.ratio must be 0 to 1, not " + ratio);
        }
    }

    double share() {
        return ratio == null ? 1 : ratio;
    }
}
