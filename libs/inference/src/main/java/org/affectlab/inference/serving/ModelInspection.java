package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.batching.QueueView;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one package, for operators.
 *
 * @param since when its state began
 * @param loads successful ones so far
 * @param pinned whether it never makes room for others
 * @param freedBytes by how much the resident set fell when a model of this package was last freed; may be negative
 * @param running what is in memory; null if nothing is
 */
public record ModelInspection(
        ModelStatus status, Instant since, int loads, boolean pinned, long freedBytes, @Nullable Running running) {
    public ModelInspection {
        requireNonNull(status, "status is null");
        requireNonNull(since, "since is null");
    }

    /**
     * A model in memory.
     *
     * @param loadTime of the last load, warm-up included
     * @param warmUpTime of the last load
     * @param memoryBytes that it is reckoned to occupy
     * @param leases requests that use it now
     * @param workersAlive threads that take batches
     * @param drops items that got no answer, by reason
     */
    public record Running(
            Duration loadTime,
            Duration warmUpTime,
            long memoryBytes,
            int leases,
            int workersAlive,
            List<WorkerView> workers,
            QueueView queue,
            Map<Code, Long> drops) {
        public Running {
            workers = List.copyOf(workers);
            drops = Map.copyOf(drops);
        }

        static Running of(LoadedModel loaded) {
            ServedModel model = loaded.model();
            LoadReport report = loaded.report();
            return new Running(
                    report.total(),
                    report.warmUp(),
                    report.memoryBytes(),
                    loaded.leases(),
                    model.workersAlive(),
                    report.activity().views(),
                    model.queueView(),
                    model.drops());
        }
    }

    static ModelInspection of(ModelStatus status, RepositoryEntry entry) {
        Standing standing = entry.standing();
        return new ModelInspection(
                status,
                standing.since(),
                standing.loads(),
                entry.pinned(),
                entry.freedBytes(),
                entry.loaded().map(Running::of).orElse(null));
    }
}
