package org.affectlab.servicekit.jobs.run;

import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * What JobRunr keeps of a job: its name. Everything else is in the table of jobs.
 *
 * @param id of the job
 */
public record RunJob(String id) implements JobRequest {
    @Override
    public Class<? extends JobRequestHandler<RunJob>> getJobRequestHandler() {
        return RunJobHandler.class;
    }
}
