package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One upload, one answer, which is kept as JSON. Thread-safe. */
public final class SingleJob<P, A> implements JobKind {
    private final Analysis<P, A> analysis;
    private final UploadReader uploads;
    private final JobFiles files;
    private final JsonMapper json;

    public SingleJob(Analysis<P, A> analysis, UploadReader uploads, JobFiles files, JsonMapper json) {
        this.analysis = requireNonNull(analysis, "analysis is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.files = requireNonNull(files, "files is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public String name() {
        return analysis.name();
    }

    @Override
    public void run(Job job, Input input, Caller caller, Progress progress) throws IOException {
        P parameters = json.readValue(job.parameters(), analysis.parametersType());
        try (Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller);
                InputStream stream = input.open();
                Upload upload = uploads.read(stream, job.inputBytes())) {
            A answer = prepared.analyse(upload, caller, progress);
            try (JobFiles.Incoming result = files.create(JobFileNames.result(job.id()))) {
                // Not as one array first: a long recording has a long answer.
                json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(result, answer);
                result.commit();
            }
        }
    }

    @Override
    public Object result(Job job) throws IOException {
        try (InputStream result = files.open(JobFileNames.result(job.id()))) {
            return requireNonNull(json.readValue(result, analysis.answerType()), "no result");
        }
    }
}
