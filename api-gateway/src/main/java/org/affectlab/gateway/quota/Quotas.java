package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The quotas of all callers. Only callers with a good key have any, so there are never many; one that was not heard of for a day is
 * forgotten, which is no gain for it, since everything has come back by then. Thread-safe.
 */
@Component
public class Quotas {
    private static final int MAX_CALLERS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1).plusHours(1);

    private final QuotaSettings settings;
    private final LoadingCache<String, CallerMeters> byCaller;

    @Autowired
    public Quotas(QuotaSettings settings) {
        this(settings, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Quotas(QuotaSettings settings, TimeMeter clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.byCaller = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(caller -> new CallerMeters(settings.of(caller), clock));
    }

    /** Empty for a caller without quotas. */
    Optional<CallerMeters> of(String caller) {
        return settings.unlimited().contains(caller) ? Optional.empty() : Optional.of(byCaller.get(caller));
    }
}
