package org.affectlab.gateway.quota;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Quotas, under {@code affectlab.gateway.quotas}. The defaults are our choice: what a laboratory's whole day of work does not reach, and a loop
 * that went wrong does.
 *
 * @param requests analyses; 1200 a minute
 * @param uploadBytes of their bodies; 50 GB an hour
 * @param analysedSeconds of recordings; 100 hours an hour
 * @param analysedPoints of clouds; 10⁹ an hour
 * @param redis a Redis in which several gateways keep together what was used; null: each gateway keeps it for itself
 * @param callers other quotas for single callers, by the name of their keys; what one leaves out is as for everybody
 * @param unlimited callers without quotas
 */
@ConfigurationProperties("affectlab.gateway.quotas")
public record QuotaSettings(
        @Nullable Quota requests,
        @Nullable Quota uploadBytes,
        @Nullable Quota analysedSeconds,
        @Nullable Quota analysedPoints,
        @Nullable URI redis,
        @DefaultValue Map<String, Partial> callers,
        @DefaultValue Set<String> unlimited) {
    private static final Quota REQUESTS = new Quota(1200, Duration.ofMinutes(1));
    private static final Quota UPLOAD_BYTES = new Quota(50L << 30, Duration.ofHours(1));
    private static final Quota ANALYSED_SECONDS = new Quota(360_000, Duration.ofHours(1));
    private static final Quota ANALYSED_POINTS = new Quota(1_000_000_000, Duration.ofHours(1));

    /** Some quotas of one caller. */
    public record Partial(
            @Nullable Quota requests,
            @Nullable Quota uploadBytes,
            @Nullable Quota analysedSeconds,
            @Nullable Quota analysedPoints) {}

    public QuotaSettings {
        redis = redis == null || redis.toString().isBlank() ? null : redis;
        if (redis != null && !String.valueOf(redis.getScheme()).matches("rediss?")) {
            throw new IllegalArgumentException("affectlab.gateway.quotas.redis must begin with redis:// or rediss://");
        }
        callers = Map.copyOf(callers);
        unlimited = Set.copyOf(unlimited);
    }

    /** Of everybody who has none of their own. */
    public CallerQuotas common() {
        return new CallerQuotas(
                or(requests, REQUESTS),
                or(uploadBytes, UPLOAD_BYTES),
                or(analysedSeconds, ANALYSED_SECONDS),
                or(analysedPoints, ANALYSED_POINTS));
    }

    CallerQuotas of(String caller) {
        CallerQuotas common = common();
        Partial own = callers.get(caller);
        return own == null
                ? common
                : new CallerQuotas(
                        or(own.requests(), common.requests()),
                        or(own.uploadBytes(), common.uploadBytes()),
                        or(own.analysedSeconds(), common.analysedSeconds()),
                        or(own.analysedPoints(), common.analysedPoints()));
    }

    /** Without the address of the store, which may hold a password. */
    @Override
    public String toString() {
        return "QuotaSettings[" + common() + ", redis=" + (redis == null ? "none" : "set") + "]";
    }

    private static Quota or(@Nullable Quota set, Quota otherwise) {
        return set == null ? otherwise : set;
    }
}
