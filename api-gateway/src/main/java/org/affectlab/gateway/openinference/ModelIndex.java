package org.affectlab.gateway.openinference;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.affectlab.access.Identity;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.config.ServiceSettings;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the service of a model. Each caller has an index of its own, of the models that services tell it of: nobody learns from an answer, or
 * from the lack of one, what models another caller has. Who has not come for an hour is forgotten. Thread-safe.
 */
@Component
public class ModelIndex {
    private static final int MAX_CALLERS = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final LoadingCache<Identity, CallerModels> callers;

    @Autowired
    public ModelIndex(ServiceClient client, ServiceDocuments documents, GatewaySettings settings) {
        this(client, documents, settings.documents().modelIndexFor(), System::nanoTime);
    }

    ModelIndex(ServiceClient client, ServiceDocuments documents, Duration fresh, LongSupplier nanoTime) {
        requireNonNull(client, "client is null");
        requireNonNull(documents, "documents is null");
        callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(caller -> new CallerModels(caller, client, documents, fresh, nanoTime));
    }

    /** The service of the model; fails with UNKNOWN_MODEL, or SERVICE_UNAVAILABLE while a service that may have it does not answer. */
    public Mono<ServiceSettings> serviceOf(String model, Identity caller) {
        return Mono.defer(() -> callers.get(caller).serviceOf(model));
    }

    /** The caller's models are not what they were: they are learnt anew with its next request. */
    public void forget(Identity caller) {
        callers.invalidate(caller);
    }

    /** What the caller learnt last of a model, however long ago; nobody is asked. */
    public Optional<ServiceSettings> known(String model, Identity caller) {
        return Optional.ofNullable(callers.getIfPresent(caller)).flatMap(models -> models.known(model));
    }
}
