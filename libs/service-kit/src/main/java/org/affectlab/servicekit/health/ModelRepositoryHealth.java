package org.affectlab.servicekit.health;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.TreeMap;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.models.ModelVisibility;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * UP once the first load is over and every required model (or, where none is named, any model; or, where that is allowed, none at all)
 * takes requests; OUT_OF_SERVICE otherwise.
 * Part of readiness, never of liveness: a broken package is no reason to restart. Names public models only, as anybody
 * may ask. Thread-safe.
 */
public final class ModelRepositoryHealth implements HealthIndicator {
    private final ModelRepository repository;
    private final ModelVisibility visibility;
    private final List<ModelReference> required;
    private final boolean mayBeEmpty;

    /**
     * @param required names, or names@versions
     * @param mayBeEmpty whether the first load's end is enough, whatever became of the packages, as long as none is required
     */
    public ModelRepositoryHealth(
            ModelRepository repository, ModelVisibility visibility, List<String> required, boolean mayBeEmpty) {
        this.mayBeEmpty = mayBeEmpty;
        this.visibility = requireNonNull(visibility, "visibility is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.required = required.stream().map(ModelReference::parse).toList();
    }

    @Override
    public Health health() {
        boolean ready =
                (repository.ready() || mayBeEmpty && repository.initialLoad().isDone())
                        && required.stream().allMatch(model -> repository
                                .find(model.name(), model.version())
                                .isPresent());
        Health.Builder health = ready ? Health.up() : Health.outOfService();
        TreeMap<String, String> models = new TreeMap<>();
        for (ModelStatus status :
                repository.list().stream().filter(visibility::isPublic).toList()) {
            models.put(status.name() + "@" + status.version(), status.state().name());
        }
        return health.withDetail(
                        "required",
                        required.stream().map(ModelReference::toString).toList())
                .withDetail("models", models)
                .build();
    }
}
