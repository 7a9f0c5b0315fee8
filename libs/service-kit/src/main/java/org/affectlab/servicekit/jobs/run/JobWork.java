package org.affectlab.servicekit.jobs.run;

/** What a worker does with a job. Thread-safe. */
@FunctionalInterface
interface JobWork {
    /** Returns when the attempt is over; at once if the job does not wait to be worked on. */
    void run(String id);
}
