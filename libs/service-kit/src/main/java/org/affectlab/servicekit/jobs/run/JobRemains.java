package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.batch.ItemStore;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.webhook.WebhookStore;

/** Everything that is kept of a job, where it ends. Thread-safe. */
record JobRemains(JobStore store, JobFiles files, ItemStore items, WebhookStore webhooks) {
    JobRemains {
        requireNonNull(store, "store is null");
        requireNonNull(files, "files is null");
        requireNonNull(items, "items is null");
        requireNonNull(webhooks, "webhooks is null");
    }

    /** Of a job that has ended. The row goes last: as long as it is there, the rest is found. */
    void delete(Job job) throws IOException {
        files.delete(JobFileNames.result(job.id()));
        files.delete(JobFileNames.data(job.id()));
        files.delete(job.input());
        items.delete(job.id());
        webhooks.delete(job.id());
        store.delete(job.id());
    }
}
