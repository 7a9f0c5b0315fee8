package org.affectlab.servicekit.jobs;

/**
 * What an analysis says of an upload that is sound, but too much for an answer while the caller waits: it becomes a job. Only of uploads that are files, and never
 * in the background. Without a stack trace, since it is no failure.
 */
public final class JobNeededException extends RuntimeException {
    public JobNeededException(String why) {
        super(why, null, false, false);
    }
}
