package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Where JobRunr's workers come in. Thread-safe. */
public final class RunJobHandler implements JobRequestHandler<RunJob> {
    private final JobWork work;

    RunJobHandler(JobWork work) {
        this.work = requireNonNull(work, "work is null");
    }

    @Override
    public void run(RunJob request) {
        work.run(request.id());
    }
}
