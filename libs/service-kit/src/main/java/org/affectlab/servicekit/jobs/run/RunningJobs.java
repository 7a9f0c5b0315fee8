package org.affectlab.servicekit.jobs.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this process works on now. Thread-safe. */
final class RunningJobs {
    private final Map<String, RunningJob> byId = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    void add(RunningJob job) {
        byId.put(job.attempt().id(), job);
        if (stopping) {
            job.take();
        }
    }

    /** The process stops: nothing begins any more, and what runs ends soon. */
    void stop() {
        stopping = true;
        byId.values().forEach(RunningJob::take);
    }

    boolean stopping() {
        return stopping;
    }

    void remove(RunningJob job) {
        byId.remove(job.attempt().id(), job);
    }

    Optional<RunningJob> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<RunningJob> all() {
        return List.copyOf(byId.values());
    }
}
