package org.affectlab.servicekit.jobs.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web hooks, under {@code affectlab.jobs.webhook}.
 *
 * @param allowedNetworks networks, as {@code 10.1.0.0/16}, that may be called although they are no public ones; none by default
 * @param allowHttp whether addresses without TLS may be called
 * @param timeout longest time for one call, from connecting to the end of the answer's head
 * @param concurrency calls at a time; of one caller at most a quarter of them
 */
@ConfigurationProperties("affectlab.jobs.webhook")
public record WebhookProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("8") int concurrency) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

    public WebhookProperties {
        allowedNetworks = List.copyOf(requireNonNull(allowedNetworks, "allowedNetworks is null"));
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("affectlab.jobs.webhook.timeout must be positive and 20 s or less");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("affectlab.jobs.webhook.concurrency must be positive");
        }
    }
}
