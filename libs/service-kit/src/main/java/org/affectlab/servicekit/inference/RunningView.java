package org.affectlab.servicekit.inference;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.inference.batching.QueueView;
import org.affectlab.inference.serving.ModelInspection;
import org.affectlab.inference.serving.WorkerView;

/**
 * A model in memory.
 *
 * @param loadMs of the last load, warm-up included
 * @param memoryBytes that it is reckoned to occupy
 * @param leases requests that use it now
 * @param drops items that got no answer, by reason
 */
public record RunningView(
        long loadMs,
        long warmUpMs,
        long memoryBytes,
        int leases,
        int workersAlive,
        List<WorkerView> workers,
        Queue queue,
        Map<String, Long> drops) {
    public RunningView {
        workers = List.copyOf(workers);
        requireNonNull(queue, "queue is null");
        drops = new TreeMap<>(drops);
    }

    /** What waits for the model. */
    public record Queue(int items, long bytes, int callers, long oldestMs, double drainedPerSecond) {
        static Queue of(QueueView view) {
            return new Queue(
                    view.items(), view.bytes(), view.callers(), view.oldest().toMillis(), view.drainedPerSecond());
        }
    }

    static RunningView of(ModelInspection.Running running) {
        Map<String, Long> drops = new TreeMap<>();
        running.drops().forEach((code, count) -> drops.put(code.name().toLowerCase(Locale.ROOT), count));
        return new RunningView(
                running.loadTime().toMillis(),
                running.warmUpTime().toMillis(),
                running.memoryBytes(),
                running.leases(),
                running.workersAlive(),
                running.workers(),
                Queue.of(running.queue()),
                drops);
    }
}
