package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.speech.pipeline.FeaturePipeline;
import org.affectlab.speech.pipeline.FeatureQuery;

/** Acoustic parameters of a recording, for a client that waits or as a job. Asks no model. Thread-safe. */
public final class FeatureAnalysis implements Analysis<FeatureParameters, FeatureAnswer> {
    /** Jobs are kept under this name. */
    public static final String NAME = "speech-features";

    private final RecordingReader recordings;
    private final FeaturePipeline pipeline;
    private final FeatureQueries queries;

    /** @param longestRecording that is analysed at all */
    public FeatureAnalysis(RecordingReader recordings, FeaturePipeline pipeline, Duration longestRecording) {
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.pipeline = requireNonNull(pipeline, "pipeline is null");
        this.queries = new FeatureQueries(longestRecording);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<FeatureParameters> parametersType() {
        return FeatureParameters.class;
    }

    @Override
    public Class<FeatureAnswer> answerType() {
        return FeatureAnswer.class;
    }

    @Override
    public Prepared<FeatureAnswer> prepare(FeatureParameters parameters, Caller caller) {
        return new WithQuery(queries.resolve(parameters));
    }

    private final class WithQuery implements Prepared<FeatureAnswer> {
        private final FeatureQuery query;

        WithQuery(FeatureQuery query) {
            this.query = query;
        }

        @Override
        public Optional<ServedModel> model() {
            return Optional.empty();
        }

        @Override
        public FeatureAnswer analyse(Upload upload, Caller caller, Progress progress) {
            try (RecordingReader.Recording recording = recordings.read(upload, caller)) {
                return FeatureAnswers.of(
                        pipeline.analyse(recording.audio(), query, caller, progress), recording.audio());
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
