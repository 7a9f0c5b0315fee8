package org.affectlab.gateway.openinference;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.affectlab.access.Identity;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import reactor.core.publisher.Mono;

/**
 * Finds the service of a model for one caller, since services tell each caller of its models alone. What is known is used for a short time; after that the next request has it learnt anew in the background and
 * still goes where the last one went, until what is known is ten times as old. A name that is not known is asked for at once, but not more
 * often than ten times in that short time, so unknown names are no way to load the services. Who asks while services are being asked shares
 * their answer. Thread-safe.
 */
final class CallerModels {
    private static final int USABLE_TIMES = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Identity caller;
    private final ServiceClient client;
    private final ServiceDocuments documents;
    private final long freshNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<IndexedModels> current;
    private final AtomicReference<Mono<IndexedModels>> asking = new AtomicReference<>();

    CallerModels(
            Identity caller, ServiceClient client, ServiceDocuments documents, Duration fresh, LongSupplier nanoTime) {
        this.caller = requireNonNull(caller, "caller is null");
        this.client = requireNonNull(client, "client is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.freshNanos = fresh.toNanos();
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        // Older than anything usable, so that the first request asks.
        this.current = new AtomicReference<>(
                IndexedModels.unknown(nanoTime.getAsLong() - USABLE_TIMES * freshNanos - freshNanos));
    }

    /** The service of the model; fails with UNKNOWN_MODEL, or SERVICE_UNAVAILABLE while a service that may have it does not answer. */
    Mono<ServiceSettings> serviceOf(String model) {
        return Mono.defer(() -> {
            IndexedModels known = current.get();
            long age = nanoTime.getAsLong() - known.nanos();
            if (known.owner(model).isPresent() && age <= USABLE_TIMES * freshNanos) {
                if (age > freshNanos) {
                    learn().subscribe();
                }
                return Mono.just(known.owner(model).get());
            }
            if (known.owner(model).isEmpty() && age <= freshNanos / USABLE_TIMES) {
                return Mono.error(missing(known));
            }
            return learn().flatMap(
                            learnt -> learnt.owner(model).map(Mono::just).orElseGet(() -> Mono.error(missing(learnt))));
        });
    }

    /** What was learnt last of a model, however long ago; nobody is asked. */
    Optional<ServiceSettings> known(String model) {
        return current.get().owner(model);
    }

    private Mono<IndexedModels> learn() {
        Mono<IndexedModels> fresh = Mono.defer(
                        () -> client.askAllFor(caller, TraceContext.create(), "", "v2", "repository", "index")
                                .collectList())
                .map(answers -> current.updateAndGet(known -> known.update(answers, documents, nanoTime.getAsLong())))
                // Before the answer is out: a request that follows on it must not be given the same answer again.
                .doOnTerminate(() -> asking.set(null))
                .cache();
        Mono<IndexedModels> running = asking.compareAndExchange(null, fresh);
        return running == null ? fresh : running;
    }

    private static GatewayProblemException missing(IndexedModels known) {
        return known.complete()
                ? new GatewayProblemException(ProblemCode.UNKNOWN_MODEL, "No service has a model of this name.")
                : GatewayProblemException.retryable(
                        ProblemCode.SERVICE_UNAVAILABLE,
                        "No service knows this model, but not every service answered.",
                        RETRY_AFTER,
                        null);
    }
}
