package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.JobState;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files that nobody needs any more and that somebody who died was about to delete. A file that a job needs stays, and whatever is not
 * called as a job of this service: another service may keep its files in the same place. Thread-safe; several replicas may sweep at once.
 *
 * @param service whose jobs they are
 */
record JobFileSweep(JobStore store, JobFiles files, JobKinds kinds, Clock clock, String service) {
    private static final Logger LOG = LoggerFactory.getLogger(JobFileSweep.class);

    /** A file that belongs to no job may be one whose job is just being made. */
    private static final Duration ORPHANED_AFTER = Duration.ofHours(6);

    JobFileSweep {
        requireNonNull(store, "store is null");
        requireNonNull(files, "files is null");
        requireNonNull(kinds, "kinds is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(service, "service is null");
    }

    /** The inputs of jobs that have ended, of whatever age. It looks up every job that has an input. */
    void endedInputs() throws IOException {
        // All of them: a store of objects has a clock of its own.
        for (String name : files.olderThan(Instant.MAX)) {
            if (JobFileNames.isInput(name)
                    && isOurs(name)
                    && find(name).filter(this::isDone).isPresent()) {
                delete(name);
            }
        }
    }

    /** Of what is old: whatever is not a job's, and the input of one that has ended. */
    void orphans() throws IOException {
        for (String name : files.olderThan(clock.instant().minus(ORPHANED_AFTER))) {
            if (isOurs(name)
                    && find(name)
                            .map(job -> JobFileNames.isInput(name) && isDone(job))
                            .orElse(true)) {
                delete(name);
            }
        }
    }

    /** One that cannot be deleted keeps no other. */
    private void delete(String name) {
        try {
            files.delete(name);
        } catch (IOException undeletable) {
            LOG.warn("{} is not needed any more, and stays: {}", name, undeletable.toString());
        }
    }

    private boolean isOurs(String name) {
        return JobId.isOf(JobFileNames.job(name), service);
    }

    private Optional<Job> find(String name) {
        return store.find(JobFileNames.job(name));
    }

    /** Whether nothing will read the job's input again. */
    private boolean isDone(Job job) {
        return job.state().isFinal() && !(job.state() == JobState.COMPLETED && keepsInput(job));
    }

    /** What is not known is not deleted: another version of the service may know it. */
    private boolean keepsInput(Job job) {
        return kinds.find(job.analysis()).map(JobKind::keepsInput).orElse(true);
    }
}
