package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.Locale;

/**
 * One quota of one caller at work. What is only known afterwards may be taken beyond what is left: then nothing more is given until that has
 * come back. Thread-safe.
 */
final class Meter {
    private final String name;
    private final Quota quota;
    private final long scale;
    private final Bucket bucket;

    /** @param scale parts of a unit that are counted, for amounts that are no whole numbers */
    Meter(String name, Quota quota, long scale, String caller, BucketStore store) {
        this.name = requireNonNull(name, "name is null");
        this.quota = requireNonNull(quota, "quota is null");
        this.scale = scale;
        long capacity = Math.multiplyExact(quota.amount(), scale);
        // A quota that is configured otherwise begins anew.
        String key = caller
                + ':'
                + name
                + ':'
                + quota.amount()
                + '/'
                + quota.period().toSeconds();
        this.bucket = store.bucket(
                key,
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, quota.period()))
                        .build());
    }

    /** Takes one, if there is one. */
    boolean takeOne() {
        return bucket.tryConsume(scale);
    }

    /** Takes what has been used, whether it is there or not. */
    void use(double amount) {
        long parts = (long) Math.min(Long.MAX_VALUE / 4, Math.ceil(amount * scale));
        if (parts > 0) {
            bucket.consumeIgnoringRateLimits(parts);
        }
    }

    /** Whether there is anything left. */
    boolean any() {
        return bucket.getAvailableTokens() > 0;
    }

    /** Until there is something again. */
    Duration untilAny() {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(scale).getNanosToWaitForRefill());
    }

    String name() {
        return name;
    }

    Quota quota() {
        return quota;
    }

    /** As a member of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): {@code "requests";q=1200;w=60}. */
    String policy() {
        return String.format(
                Locale.ROOT,
                "\"%s\";q=%d;w=%d",
                name,
                quota.amount(),
                quota.period().toSeconds());
    }

    /** As a member of {@code RateLimit}: what is left, and the seconds until everything is there again. */
    String state() {
        long capacity = quota.amount() * scale;
        long available = Math.min(capacity, bucket.getAvailableTokens());
        double missing = (double) (capacity - available) / capacity;
        return String.format(Locale.ROOT, "\"%s\";r=%d;t=%d", name, Math.max(0, available / scale), (long)
                Math.ceil(missing * quota.period().toSeconds()));
    }
}
