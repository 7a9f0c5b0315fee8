package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.WebhookSecret;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.run.Jobs;
import org.affectlab.servicekit.negotiation.CloudMediaTypes;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A caller's jobs; those of others do not exist. Thread-safe. */
@RestController
@Tag(name = "jobs")
public final class JobsController {
    private static final int MAX_LIST = 500;

    private final Jobs jobs;
    private final JobKinds kinds;
    private final JobEvents events;
    private final JobViews views;
    private final InternalSecret secret;

    public JobsController(Jobs jobs, JobKinds kinds, JobEvents events, JobViews views, InternalSecret secret) {
        this.jobs = requireNonNull(jobs, "jobs is null");
        this.kinds = requireNonNull(kinds, "kinds is null");
        this.events = requireNonNull(events, "events is null");
        this.views = requireNonNull(views, "views is null");
        this.secret = requireNonNull(secret, "secret is null");
    }

    @GetMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Your jobs, the newest first", operationId = "listJobs")
    @Problems(ProblemCode.INVALID_PARAMETER)
    JobList list(
            @Parameter(description = "Most jobs to list, 1 to 500") @RequestParam(name = "limit", defaultValue = "50")
                    int limit,
            @Parameter(description = "Only jobs that were made before this moment: createdAt of the last one listed")
                    @RequestParam(name = "before", required = false)
                    @Nullable
                    String before,
            HttpServletRequest request) {
        if (limit < 1 || limit > MAX_LIST) {
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER, "limit must be 1 to " + MAX_LIST + ".", MAX_LIST, limit);
        }
        return new JobList(
                views.of(jobs.store().list(RequestIdentity.of(request).caller(), moment(before), limit)));
    }

    @GetMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "State and progress of a job", operationId = "getJob")
    @Problems(ProblemCode.UNKNOWN_JOB)
    JobView get(@PathVariable("id") String id, HttpServletRequest request) {
        return views.of(find(id, request));
    }

    @DeleteMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Cancel a job, or delete what is left of it",
            description =
                    "One that has not ended is cancelled, and whoever works on it stops soon. One that has ended is deleted with its result.",
            operationId = "deleteJob")
    @Problems(ProblemCode.UNKNOWN_JOB)
    void delete(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Job job = find(id, request);
        if (job.state().isFinal() || !jobs.cancel(job)) {
            jobs.delete(job);
        }
    }

    @GetMapping(
            path = "/v1/jobs/{id}/result",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                TableMediaTypes.CSV,
                TableMediaTypes.NDJSON,
                TableMediaTypes.ARFF,
                CloudMediaTypes.NPY,
                CloudMediaTypes.LAS,
                CloudMediaTypes.LAZ,
                CloudMediaTypes.PLY
            })
    @Operation(
            summary = "The result of a job",
            description =
                    "What the synchronous call would have answered, in every form that it has; of a job that failed its problem."
                            + " Of a batch that has not been completed `partial=true` gives the lines there are.",
            operationId = "getJobResult")
    @ApiResponse(responseCode = "200", description = "The answer of the analysis")
    @Problems({ProblemCode.UNKNOWN_JOB, ProblemCode.JOB_NOT_FINISHED, ProblemCode.JOB_CANCELLED})
    Object result(
            @PathVariable("id") String id,
            @Parameter(description = "Of a batch: what there is so far")
                    @RequestParam(name = "partial", defaultValue = "false")
                    boolean partial,
            HttpServletRequest request)
            throws IOException {
        Job job = find(id, request);
        // Of all forms that a result may have, those that this one has.
        request.setAttribute(
                HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE,
                new LinkedHashSet<>(MediaType.parseMediaTypes(kind(job).forms())));
        if (partial && kind(job).hasPartialResult()) {
            return read(job);
        }
        return switch (job.state()) {
            case QUEUED, RUNNING ->
                throw new ProblemException(
                        ProblemCode.JOB_NOT_FINISHED, "The job is " + job.state() + "; its result is not there yet.");
            case CANCELLED -> throw new ProblemException(ProblemCode.JOB_CANCELLED, "The job was cancelled.");
            case FAILED -> throw views.problem(job).toException();
            case COMPLETED -> read(job);
        };
    }

    @GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "State and progress of a job as they change",
            description = "Server-sent events named `job`, each with the job as data; the last one has a final state.",
            operationId = "getJobEvents")
    @Problems({ProblemCode.UNKNOWN_JOB, ProblemCode.OVERLOADED})
    SseEmitter events(@PathVariable("id") String id, HttpServletRequest request) {
        return events.follow(find(id, request), RequestIdentity.of(request).caller(), views::of);
    }

    @GetMapping(path = "/v1/webhook-secret", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The secret that signs what is sent to your web hooks",
            description = "As Standard Webhooks has it; the same for all your jobs.",
            operationId = "getWebhookSecret")
    WebhookSecretView webhookSecret(HttpServletRequest request) {
        return new WebhookSecretView(
                WebhookSecret.of(secret, RequestIdentity.of(request).caller()).text());
    }

    private Object read(Job job) throws IOException {
        try {
            return kind(job).result(job);
        } catch (NoSuchFileException expired) {
            throw unknown();
        }
    }

    private JobKind kind(Job job) {
        return kinds.find(job.analysis()).orElseThrow(JobsController::unknown);
    }

    private Job find(String id, HttpServletRequest request) {
        String caller = RequestIdentity.of(request).caller();
        return (JobId.isOne(id) ? jobs.store().find(id) : java.util.Optional.<Job>empty())
                .filter(job -> job.caller().equals(caller))
                .orElseThrow(JobsController::unknown);
    }

    private static Instant moment(@Nullable String before) {
        try {
            return before == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : Instant.parse(before);
        } catch (DateTimeParseException wrong) {
            throw ProblemException.causedBy(
                    ProblemCode.INVALID_PARAMETER, "before must be a moment as 2026-05-04T03:02:01Z.", wrong);
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.UNKNOWN_JOB, "You have no job of this name, or it has expired.");
    }
}
