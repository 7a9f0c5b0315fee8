package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.affectlab.admission.Preference;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.Permit;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.webhook.WebhookUrls;
import org.affectlab.servicekit.limits.Analysed;
import org.affectlab.servicekit.upload.RequestResources;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadFiles;
import org.affectlab.servicekit.upload.UploadReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers the request for an analysis: with the answer, or with a job where the caller prefers one ({@code Prefer: respond-async}), wants to be called at its end ({@code Webhook-Url}) or the body says
 * that it is larger than what is analysed while the caller waits, or is an archive of many uploads, or the analysis finds the upload to be too much. What can be refused without the body is refused before it is read. Thread-safe.
 */
public final class AnalysisDoor {
    /** Their bodies are batches: one job for many uploads. */
    private static final Set<String> ARCHIVES = Set.of("application/zip", "application/x-zip-compressed");

    private final Admission admission;
    private final UploadReader uploads;
    private final UploadFiles files;
    private final JobReception reception;

    public AnalysisDoor(Admission admission, UploadReader uploads, UploadFiles files, JobReception reception) {
        this.files = requireNonNull(files, "files is null");
        this.admission = requireNonNull(admission, "admission is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.reception = requireNonNull(reception, "reception is null");
    }

    /** @throws org.affectlab.servicekit.problem.ProblemException whatever stands in the way */
    public <P, A> ResponseEntity<Object> answer(
            Analysis<P, A> analysis, P parameters, HttpServletRequest request, Caller caller) throws IOException {
        boolean batch = isArchive(request.getContentType());
        boolean wanted = prefersJob(request);
        if (wanted || batch || WebhookUrls.isGiven(request) || request.getContentLengthLong() > uploads.maxBytes()) {
            return accepted(reception.accept(request, analysis, parameters, batch), wanted);
        }
        Object answer;
        try {
            answer = analysis.takesFiles()
                    ? fromFile(analysis, parameters, request, caller)
                    : now(analysis, parameters, request, caller);
        } catch (JobNeeded tooMuch) {
            return accepted(reception.accept(request, analysis, parameters, tooMuch.upload), false);
        }
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
        if (answer instanceof Analysed counted) {
            ok.header(Analysed.HEADER, counted.analysed());
        }
        return ok.body(answer);
    }

    /**
     * A job, always.
     *
     * @param parameters of the kind, checked
     * @throws org.affectlab.servicekit.problem.ProblemException whatever stands in the way
     */
    public ResponseEntity<Object> job(JobKind kind, Object parameters, HttpServletRequest request) throws IOException {
        return accepted(reception.accept(request, kind, parameters), prefersJob(request));
    }

    private static boolean prefersJob(HttpServletRequest request) {
        return Preference.respondAsync(Collections.list(request.getHeaders(Preference.HEADER)));
    }

    private <P, A> Object now(Analysis<P, A> analysis, P parameters, HttpServletRequest request, Caller caller)
            throws IOException {
        try (Permit permit = admission.enter(caller);
                Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller)) {
            prepared.model().ifPresent(permit::check);
            try (Upload upload = uploads.read(request, caller.deadline())) {
                return requireNonNull(prepared.analyse(upload, caller, Progress.IGNORED), "an analysis answers");
            }
        }
    }

    /** The upload stays until the answer is written, which may be made of it. */
    private <P, A> Object fromFile(Analysis<P, A> analysis, P parameters, HttpServletRequest request, Caller caller)
            throws IOException, JobNeeded {
        try (Permit permit = admission.enter(caller);
                Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller)) {
            prepared.model().ifPresent(permit::check);
            Upload upload = RequestResources.keep(request, files.read(request, caller.deadline()));
            try {
                return requireNonNull(prepared.analyse(upload, caller, Progress.IGNORED), "an analysis answers");
            } catch (JobNeededException tooMuch) {
                throw new JobNeeded(upload);
            }
        }
    }

    /** Leaves permit and model before the job is made. */
    private static final class JobNeeded extends Exception {
        private final transient Upload upload;

        JobNeeded(Upload upload) {
            super(null, null, false, false);
            this.upload = upload;
        }
    }

    private static boolean isArchive(@Nullable String contentType) {
        return contentType != null
                && ARCHIVES.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static ResponseEntity<Object> accepted(Job job, boolean wanted) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted().location(URI.create(JobView.path(job.id())));
        if (wanted) {
            answer.header(Preference.APPLIED, Preference.RESPOND_ASYNC);
        }
        // Whatever form the result is wanted in: this is not the result.
        return answer.contentType(MediaType.APPLICATION_JSON).body(JobView.of(job, null, null));
    }
}
