package org.affectlab.servicekit.jobs;

/** Where a job is. A final state is entered once and never left. */
public enum JobState {
    /** Accepted: its input is kept, and it will be worked on. */
    QUEUED,
    /** Somebody works on it. */
    RUNNING,
    /** There is a result. */
    COMPLETED,
    /** There is a problem that says why there is no result. */
    FAILED,
    /** Its caller wanted it no more. */
    CANCELLED;

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
