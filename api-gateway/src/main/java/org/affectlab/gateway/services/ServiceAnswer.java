package org.affectlab.gateway.services;

import static java.util.Objects.requireNonNull;

import org.affectlab.gateway.config.ServiceSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered to a question of the gateway, or that it did not answer.
 *
 * @param status the HTTP status; {@link #NO_ANSWER} when there was none
 * @param retryAfter the header {@code Retry-After} as it came; null when there was none
 * @param body the whole body, at most the configured size; not copied, not to be changed
 */
public record ServiceAnswer(ServiceSettings service, int status, @Nullable String retryAfter, byte[] body) {
    public static final int NO_ANSWER = 0;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    public ServiceAnswer {
        requireNonNull(service, "service is null");
        requireNonNull(body, "body is null");
    }

    static ServiceAnswer none(ServiceSettings service) {
        return new ServiceAnswer(service, NO_ANSWER, null, new byte[0]);
    }

    /** Whether there was an answer at all, good or bad. */
    public boolean came() {
        return status != NO_ANSWER;
    }

    public boolean isOk() {
        return status == OK;
    }

    public boolean isNotFound() {
        return status == NOT_FOUND;
    }
}
