package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.JobState;
import org.affectlab.servicekit.jobs.webhook.Webhook;
import org.affectlab.servicekit.jobs.webhook.WebhookStore;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as their callers see them, with what is kept of them elsewhere. Thread-safe. */
public final class JobViews {
    private final WebhookStore webhooks;
    private final JsonMapper json;

    public JobViews(WebhookStore webhooks, JsonMapper json) {
        this.webhooks = requireNonNull(webhooks, "webhooks is null");
        this.json = requireNonNull(json, "json is null");
    }

    JobView of(Job job) {
        return of(List.of(job)).get(0);
    }

    List<JobView> of(List<Job> jobs) {
        Map<String, Webhook> hooks = webhooks.of(jobs.stream().map(Job::id).toList());
        return jobs.stream()
                .map(job -> JobView.of(job, job.state() == JobState.FAILED ? problem(job) : null, hooks.get(job.id())))
                .toList();
    }

    /** Of a job that has failed. */
    JobProblem problem(Job job) {
        return json.readValue(requireNonNull(job.problem(), "a failed job has a problem"), JobProblem.class);
    }

    /** What a web hook is told: a type, a moment, and the job. Form: Standard Webhooks 1.0. */
    public String message(Job job) {
        JobProblem problem = job.state() == JobState.FAILED ? problem(job) : null;
        return json.writeValueAsString(JobMessage.of(job, JobView.of(job, problem, null)));
    }
}
