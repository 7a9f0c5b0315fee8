package org.affectlab.servicekit.jobs.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.JobState;
import org.affectlab.servicekit.jobs.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** A job as its caller sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "state",
    "analysis",
    "progress",
    "attempts",
    "createdAt",
    "startedAt",
    "finishedAt",
    "expiresAt",
    "problem",
    "webhook",
    "links"
})
@Schema(name = "Job")
public record JobView(
        @Schema(example = "speech-4bf92f3577b34da6a3ce929d0e0e4736") String id,
        @Schema(
                        description = "QUEUED, RUNNING, COMPLETED, FAILED or CANCELLED; the last three are final",
                        example = "RUNNING")
                String state,
        @Schema(example = "speech-emotions") String analysis,
        ProgressView progress,
        @Schema(description = "How often it was begun; more than once only where a process died", example = "1")
                int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(description = "When the result is deleted") @Nullable Instant expiresAt,
        @Schema(description = "Why it failed") @Nullable Failure problem,
        @Schema(description = "What has become of the call to Webhook-Url") @Nullable WebhookView webhook,
        Links links) {

    /** How far it is. */
    @Schema(name = "JobProgress")
    public record ProgressView(
            @Schema(example = "12") long done,
            @Schema(description = "0 while it is not known", example = "48") long total,
            @Schema(example = "windows") String unit,
            @Schema(description = "0 to 1", example = "0.25") double fraction) {}

    /** Why it failed; the result's address answers with the whole problem. */
    @Schema(name = "JobFailure")
    public record Failure(
            @Schema(example = "TOO_SHORT") String code,
            @Schema(example = "The recording lasts 50 ms; at least 200 ms are needed.") String detail) {}

    /** The call to others at its end. */
    @Schema(name = "JobWebhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookView(
            @Schema(example = "https://lab.example/hooks") String url,
            @Schema(description = "PENDING, DELIVERED or FAILED", example = "DELIVERED") String state,
            @Schema(example = "1") int attempts,
            @Schema(description = "Status of the last answer, or why there was none", example = "204") @Nullable
                    String answer) {}

    /** Where to go from here. */
    @Schema(name = "JobLinks")
    public record Links(String self, String events, String result) {}

    /** @param problem of a job that has failed */
    public static JobView of(Job job, @Nullable JobProblem problem, @Nullable Webhook webhook) {
        String self = path(job.id());
        return new JobView(
                job.id(),
                job.state().name(),
                job.analysis(),
                progress(job),
                job.attempts(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.expiresAt(),
                problem == null ? null : new Failure(problem.code().name(), problem.detail()),
                webhook == null
                        ? null
                        : new WebhookView(
                                webhook.url().toString(), webhook.state().name(), webhook.attempts(), webhook.answer()),
                new Links(self, self + "/events", self + "/result"));
    }

    static String path(String id) {
        return "/v1/jobs/" + id;
    }

    private static ProgressView progress(Job job) {
        long done = job.progress().done();
        long total = job.progress().total();
        double fraction = job.state() == JobState.COMPLETED ? 1 : total == 0 ? 0 : Math.min(1, (double) done / total);
        return new ProgressView(done, total, job.progress().unit(), fraction);
    }
}
