package org.affectlab.servicekit.jobs.run;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.AnswerData;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadFiles;
import org.affectlab.servicekit.upload.UploadReader;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One upload, one answer, which is kept as JSON, and beside it what the analysis wants to keep. Thread-safe. */
public final class SingleJob<P, A> implements JobKind {
    private static final int BUFFER = 1 << 16;

    private final Analysis<P, A> analysis;
    private final UploadReader uploads;
    private final UploadFiles uploadFiles;
    private final JobFiles files;
    private final JsonMapper json;

    public SingleJob(
            Analysis<P, A> analysis, UploadReader uploads, UploadFiles uploadFiles, JobFiles files, JsonMapper json) {
        this.uploadFiles = requireNonNull(uploadFiles, "uploadFiles is null");
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
    public List<String> forms() {
        return analysis.forms();
    }

    @Override
    public boolean keepsInput() {
        return analysis.data().isPresent();
    }

    @Override
    public void run(Job job, Input input, Caller caller, Progress progress) throws IOException {
        P parameters = json.readValue(job.parameters(), analysis.parametersType());
        try (Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller);
                Upload upload = upload(input, job.inputBytes())) {
            A answer = prepared.analyse(upload, caller, progress);
            Optional<AnswerData<A>> data = analysis.data();
            if (data.isPresent()) {
                keep(JobFileNames.data(job.id()), file -> data.get().write(answer, file));
            }
            // Not as one array first: a long recording has a long answer.
            keep(JobFileNames.result(job.id()), file -> json.writer()
                    .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .writeValue(file, answer));
        }
    }

    private Upload upload(Input input, long bytes) throws IOException {
        Optional<Path> file = analysis.takesFiles() ? input.file() : Optional.empty();
        if (file.isPresent()) {
            return uploadFiles.kept(file.get());
        }
        try (InputStream stream = input.open()) {
            return analysis.takesFiles() ? uploadFiles.read(stream, bytes) : uploads.read(stream, bytes);
        }
    }

    /** Writes a file of the job. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream file) throws IOException;
    }

    private void keep(String name, Content content) throws IOException {
        try (JobFiles.Incoming file = files.create(name)) {
            OutputStream buffer = new BufferedOutputStream(file, BUFFER);
            content.write(buffer);
            buffer.flush();
            file.commit();
        }
    }

    @Override
    public Object result(Job job) throws IOException {
        try (InputStream result = files.open(JobFileNames.result(job.id()))) {
            A answer = requireNonNull(json.readValue(result, analysis.answerType()), "no result");
            return analysis.data()
                    .map(data -> data.restore(answer, new KeptOf(job)))
                    .orElse(answer);
        }
    }

    private final class KeptOf implements AnswerData.Kept {
        private final Job job;

        KeptOf(Job job) {
            this.job = job;
        }

        @Override
        public Upload upload() throws IOException {
            return SingleJob.this.upload(new KeptInput(files, job.input()), job.inputBytes());
        }

        @Override
        public InputStream data() throws IOException {
            return files.open(JobFileNames.data(job.id()));
        }
    }
}
