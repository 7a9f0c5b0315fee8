package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The quotas of all callers. Only callers with a good key have any, so there are never many; one that was not heard of for a day is
 * forgotten, which is no gain for it, since everything has come back by then. A shared store that fails lets everybody in, says so in the log
 * and counts it: quotas are there against loops that went wrong, and are no reason to stop a laboratory's work. Thread-safe.
 */
public class Quotas {
    /** Counter: questions that the shared store did not answer. */
    public static final String FAILURES = "affectlab.gateway.quota.store.failures";

    private static final Logger LOGGER = LoggerFactory.getLogger(Quotas.class);
    private static final int MAX_CALLERS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1).plusHours(1);
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final QuotaSettings settings;
    private final BucketStore store;
    private final Counter failures;
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());
    private final LoadingCache<String, CallerMeters> byCaller;

    /** @param store belongs to the caller */
    Quotas(QuotaSettings settings, BucketStore store, MeterRegistry registry) {
        this.settings = requireNonNull(settings, "settings is null");
        this.store = requireNonNull(store, "store is null");
        this.failures = Counter.builder(FAILURES)
                .description("Questions that the shared store of quotas did not answer; everybody is let in meanwhile")
                .register(registry);
        this.byCaller = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(caller -> new CallerMeters(caller, settings.of(caller), store));
    }

    /** Empty for a caller without quotas. */
    Optional<CallerMeters> of(String caller) {
        return settings.unlimited().contains(caller) ? Optional.empty() : Optional.of(byCaller.get(caller));
    }

    /** What the question answers; off the calling thread where that could block, and {@code otherwise} if the store does not answer. */
    <T> Mono<T> ask(Supplier<T> question, T otherwise) {
        Mono<T> answer = Mono.fromSupplier(question);
        return store.remote()
                ? answer.subscribeOn(Schedulers.boundedElastic()).onErrorResume(failure -> {
                    failed(failure);
                    return Mono.just(otherwise);
                })
                : answer;
    }

    private void failed(Throwable failure) {
        failures.increment();
        long due = nextLog.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLog.compareAndSet(due, now + LOG_EVERY_NANOS)) {
            LOGGER.warn("Quotas are not counted: their store does not answer ({})", failure.toString());
        }
    }
}
