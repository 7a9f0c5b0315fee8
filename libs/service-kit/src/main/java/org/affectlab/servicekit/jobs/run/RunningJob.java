package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.jobs.JobProgress;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.store.JobStore.Attempt;
import org.springframework.http.HttpStatus;

/** A job that this process works on: how far it is, and whether somebody took it away. Thread-safe. */
final class RunningJob implements Progress, ClientConnection {
    private final Attempt attempt;
    private volatile JobProgress progress = JobProgress.NONE;
    private volatile boolean taken;
    private volatile int outcome = HttpStatus.OK.value();

    RunningJob(Attempt attempt) {
        this.attempt = requireNonNull(attempt, "attempt is null");
    }

    Attempt attempt() {
        return attempt;
    }

    JobProgress progress() {
        return progress;
    }

    @Override
    public void report(long done, long total, String unit) {
        progress = new JobProgress(done, total, unit);
    }

    /** It was cancelled, or this process was taken for dead: nobody waits for this attempt any more. */
    void take() {
        taken = true;
    }

    /** @param status that its result will have */
    void ended(int status) {
        outcome = status;
    }

    int outcome() {
        return outcome;
    }

    @Override
    public boolean gone() {
        return taken;
    }
}
