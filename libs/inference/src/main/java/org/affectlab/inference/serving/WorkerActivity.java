package org.affectlab.inference.serving;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the worker threads of one model do and did. Thread-safe; each worker writes only of itself. */
final class WorkerActivity {
    private final Map<String, WorkerView> workers = new ConcurrentHashMap<>();

    void began() {
        update(view -> new WorkerView(
                view.name(), true, view.forwards(), view.failures(), view.lastFailure(), view.lastFailureAt()));
    }

    /** @param failure null if the forward went well */
    void ended(@Nullable Throwable failure, Instant now) {
        update(view -> failure == null
                ? new WorkerView(
                        view.name(),
                        false,
                        view.forwards() + 1,
                        view.failures(),
                        view.lastFailure(),
                        view.lastFailureAt())
                : new WorkerView(
                        view.name(), false, view.forwards() + 1, view.failures() + 1, failure.toString(), now));
    }

    private void update(UnaryOperator<WorkerView> change) {
        workers.compute(
                Thread.currentThread().getName(),
                (name, view) -> change.apply(view == null ? new WorkerView(name, false, 0, 0, null, null) : view));
    }

    /** Begins to count anew. */
    void forgetWarmUp() {
        workers.replaceAll((name, view) -> new WorkerView(name, view.busy(), 0, 0, null, null));
    }

    /** Ordered by name. */
    List<WorkerView> views() {
        return workers.values().stream()
                .sorted(Comparator.comparing(WorkerView::name))
                .toList();
    }
}
