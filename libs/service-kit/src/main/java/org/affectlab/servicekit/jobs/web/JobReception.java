package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.affectlab.admission.Place;
import org.affectlab.admission.Places;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobProgress;
import org.affectlab.servicekit.jobs.JobState;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.batch.BatchJob;
import org.affectlab.servicekit.jobs.run.Jobs;
import org.affectlab.servicekit.jobs.web.ReceivedInput.Body;
import org.affectlab.servicekit.jobs.web.ReceivedInput.KindOf;
import org.affectlab.servicekit.jobs.webhook.WebhookStore;
import org.affectlab.servicekit.jobs.webhook.WebhookUrls;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.trace.TraceFilter;
import org.affectlab.servicekit.upload.CopiedUpload;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes jobs of requests. The input goes to the disk as it comes, a piece at a time, and is there, like the job's row, before the caller is told
 * of a job: from then on nothing is lost. Whatever goes wrong before leaves nothing behind. Thread-safe.
 */
public final class JobReception {
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(6);
    private static final Duration FULL_RETRY = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final UploadReader uploads;
    private final JsonMapper json;
    private final JobsProperties properties;
    private final Clock clock;
    private final String service;
    private final WebhookUrls webhookUrls;
    private final WebhookStore webhooks;
    private final Places receiving;

    public JobReception(
            Jobs jobs,
            UploadReader uploads,
            WebhookUrls webhookUrls,
            WebhookStore webhooks,
            JsonMapper json,
            JobsProperties properties,
            Clock clock,
            String service) {
        this.jobs = requireNonNull(jobs, "jobs is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.webhookUrls = requireNonNull(webhookUrls, "webhookUrls is null");
        this.webhooks = requireNonNull(webhooks, "webhooks is null");
        this.json = requireNonNull(json, "json is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.service = requireNonNull(service, "service is null");
        int most = properties.maxUploads();
        this.receiving = new Places(most, Math.max(1, most / 2));
    }

    /**
     * The job of a request: a new one, or the one that the same request with the same idempotency key made.
     *
     * @throws ProblemException what is wrong with parameters or body, an address that is not called, TOO_MANY_JOBS, OVERLOADED, IDEMPOTENCY_KEY_REUSED
     */
    <P, A> Job accept(HttpServletRequest request, Analysis<P, A> analysis, P parameters, boolean batch)
            throws IOException {
        String name = analysis.name();
        return accept(
                request,
                streamed(request),
                archive -> batch || archive ? name + BatchJob.SUFFIX : name,
                () -> analysis.prepare(parameters, inBackground(request)).close(),
                parameters);
    }

    /**
     * The job of a request whose one upload has come already.
     *
     * @param upload a file; the caller closes it
     * @throws ProblemException as {@link #accept(HttpServletRequest, Analysis, Object, boolean)}
     */
    <P, A> Job accept(HttpServletRequest request, Analysis<P, A> analysis, P parameters, Upload upload)
            throws IOException {
        return accept(
                request,
                target -> new CopiedUpload(Files.copy(upload.file(), target), false),
                archive -> analysis.name(),
                () -> {},
                parameters);
    }

    private Body streamed(HttpServletRequest request) {
        return target -> uploads.copy(
                request, properties.maxUploadBytes().toBytes(), Deadline.in(LONGEST_UPLOAD, clock), target);
    }

    private Caller inBackground(HttpServletRequest request) {
        return Caller.inBackground(
                RequestIdentity.of(request).caller(),
                Deadline.in(properties.timeout(), clock),
                ClientConnection.ALWAYS_THERE);
    }

    /**
     * The job of a request whose body is worked on in the background alone.
     *
     * @param parameters of the kind, checked; kept as JSON
     * @throws ProblemException as {@link #accept(HttpServletRequest, Analysis, Object, boolean)}
     */
    Job accept(HttpServletRequest request, JobKind kind, Object parameters) throws IOException {
        return accept(request, streamed(request), archive -> kind.name(), () -> {}, parameters);
    }

    private Job accept(HttpServletRequest request, Body body, KindOf kind, Runnable check, Object parameters)
            throws IOException {
        String caller = RequestIdentity.of(request).caller();
        String key = IdempotencyKey.of(request);
        URI webhook = webhookUrls.of(request);
        check.run();
        requireRoom(caller, request.getContentLengthLong());
        Place place = receiving
                .enter(caller)
                .orElseThrow(() -> ProblemException.refusal(
                        ProblemCode.OVERLOADED, "Too many inputs of jobs are being received; try again.", FULL_RETRY));
        try (place) {
            return receive(request, body, kind, json.writeValueAsString(parameters), caller, key, webhook);
        }
    }

    private Job receive(
            HttpServletRequest request,
            Body body,
            KindOf kindOf,
            String parameters,
            String caller,
            @Nullable String key,
            @Nullable URI webhook)
            throws IOException {
        ReceivedInput input = ReceivedInput.receive(
                jobs.files(), JobId.create(service), body, kindOf, '\n' + parameters + '\n' + webhook);
        Job job = new Job(
                input.job(),
                service,
                caller,
                input.kind(),
                parameters,
                input.file(),
                input.bytes(),
                TraceFilter.of(request),
                key,
                input.fingerprint(),
                JobState.QUEUED,
                0,
                1,
                JobProgress.NONE,
                clock.instant(),
                null,
                null,
                null,
                null);
        return keep(job, webhook);
    }

    private Job keep(Job job, @Nullable URI webhook) throws IOException {
        try {
            if (webhook != null) {
                webhooks.insert(job.id(), webhook, job.createdAt());
            }
            jobs.store().insert(job);
        } catch (DuplicateKeyException repeated) {
            jobs.files().delete(job.input());
            webhooks.delete(job.id());
            return earlier(job);
        }
        // After any other failure the row may be there all the same: then so is its input, and else it is swept up.
        jobs.submit(job);
        return job;
    }

    private Job earlier(Job repeated) {
        Job first = jobs.store()
                .findByKey(repeated.caller(), String.valueOf(repeated.idempotencyKey()))
                .orElseThrow(() -> ProblemException.refusal(
                        ProblemCode.OVERLOADED, "The job with this idempotency key is just being deleted.", null));
        if (!first.fingerprint().equals(repeated.fingerprint())) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This " + IdempotencyKey.HEADER + " made the job " + first.id()
                            + " with another body or parameters.");
        }
        return first;
    }

    private void requireRoom(String caller, long declaredBytes) throws IOException {
        if (jobs.store().countOpen(caller) >= properties.maxQueuedPerCaller()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_JOBS,
                    "You have " + properties.maxQueuedPerCaller()
                            + " jobs that have not ended; wait for some of them.");
        }
        if (jobs.store().countOpen() >= properties.maxQueued()) {
            throw ProblemException.refusal(ProblemCode.OVERLOADED, "The queue of jobs is full; try again.", FULL_RETRY);
        }
        if (jobs.files().freeBytes() - Math.max(0, declaredBytes)
                < properties.minFreeBytes().toBytes()) {
            throw ProblemException.refusal(
                    ProblemCode.OVERLOADED, "There is no room for the inputs of jobs; try again later.", FULL_RETRY);
        }
    }
}
