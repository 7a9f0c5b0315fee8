package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Where JobRunr's workers come in. Thread-safe. */
public final class RunJobHandler implements JobRequestHandler<RunJob> {
    private final JobRunner runner;

    RunJobHandler(JobRunner runner) {
        this.runner = requireNonNull(runner, "runner is null");
    }

    @Override
    public void run(RunJob request) {
        runner.run(request.id());
    }
}
