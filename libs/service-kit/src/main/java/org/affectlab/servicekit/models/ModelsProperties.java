package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.affectlab.inference.serving.LifecycleOptions;
import org.affectlab.inference.serving.LifecycleOptions.Loading;
import org.affectlab.inference.serving.ServedTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which models are served and how, under {@code affectlab.models}.
 *
 * @param folders folders of packages, {@code <name>/<version>/} below each; relative ones count from the working directory
 * @param privateFolder one more such folder, behind the others, for packages that belong to one caller each; made when it is missing
 * @param required names, or names@versions, of the models without which the service is not ready; empty: any one is enough
 * @param workers inference threads of each model; without a value they follow the processors of the process
 * @param maxQueuedItems items that may wait for one model
 * @param maxQueuedBytes bytes that may wait for one model
 * @param loading {@code eager}: packages are loaded as soon as they are there; {@code lazy}: with the first request for them
 * @param memoryBudget what all loaded models together may occupy by our reckoning; without a value there is no bound. What was used longest
 *     ago makes room, required models never do
 * @param watchInterval from one look at the folders to the next; zero: changes on disk are not followed
 * @param retireTimeout how long a model that was replaced, removed or unloaded waits for the requests that still use it; longer than a
 *     request may take
 * @param tasks packages of other tasks are not there for this service; empty: all are
 * @param exceptTasks packages of these tasks are not there: another service has them
 * @param mayBeEmpty whether the service is ready also while no package is there, or none can be served
 */
@ConfigurationProperties("affectlab.models")
public record ModelsProperties(
        @DefaultValue("models/packages") List<Path> folders,
        @DefaultValue(".affectlab/models") Path privateFolder,
        @DefaultValue List<String> required,
        @Nullable Integer workers,
        @DefaultValue("512") int maxQueuedItems,
        @DefaultValue("128MB") DataSize maxQueuedBytes,
        @DefaultValue("eager") Loading loading,
        @Nullable DataSize memoryBudget,
        @DefaultValue("5s") Duration watchInterval,
        @DefaultValue("2m") Duration retireTimeout,
        @DefaultValue Set<String> tasks,
        @DefaultValue Set<String> exceptTasks,
        @DefaultValue("false") boolean mayBeEmpty) {
    public ModelsProperties {
        folders = List.copyOf(folders);
        requireNonNull(privateFolder, "affectlab.models.private-folder is null");
        required = List.copyOf(required);
        tasks = Set.copyOf(tasks);
        exceptTasks = Set.copyOf(exceptTasks);
        new ServedTasks(tasks, exceptTasks);
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("affectlab.models.folders must name a folder");
        }
        if (folders.contains(privateFolder)) {
            throw new IllegalArgumentException(
                    "affectlab.models.private-folder must not be among affectlab.models.folders");
        }
        if (workers != null && workers < 1) {
            throw new IllegalArgumentException("affectlab.models.workers must be greater than zero");
        }
        if (maxQueuedItems < 1 || maxQueuedBytes.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "affectlab.models.max-queued-items and max-queued-bytes must be greater than zero");
        }
        if (memoryBudget != null && memoryBudget.toBytes() < 1) {
            throw new IllegalArgumentException("affectlab.models.memory-budget must be greater than zero");
        }
        if (watchInterval.isNegative() || retireTimeout.isNegative() || retireTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "affectlab.models.watch-interval must not be negative, retire-timeout must be greater than zero");
        }
    }

    /** Every folder in which packages are looked for; public ones come first, so that they keep their names. */
    public List<Path> allFolders() {
        return Stream.concat(folders.stream(), Stream.of(privateFolder)).toList();
    }

    /** @throws IllegalArgumentException if a value cannot be used */
    public LifecycleOptions lifecycle() {
        return new LifecycleOptions(
                loading,
                memoryBudget == null ? OptionalLong.empty() : OptionalLong.of(memoryBudget.toBytes()),
                Set.copyOf(required),
                watchInterval,
                retireTimeout,
                new ServedTasks(tasks, exceptTasks));
    }
}
