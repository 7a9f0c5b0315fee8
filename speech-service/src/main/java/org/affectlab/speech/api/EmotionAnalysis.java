package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.speech.model.LeasedModel;
import org.affectlab.speech.model.SpeechEmotionModel;
import org.affectlab.speech.model.SpeechEmotionModels;
import org.affectlab.speech.pipeline.EmotionPipeline;
import org.affectlab.speech.pipeline.EmotionResult;

/** Emotion in a recording, for a client that waits or as a job. Thread-safe. */
public final class EmotionAnalysis implements Analysis<EmotionParameters, EmotionAnswer> {
    /** Jobs are kept under this name. */
    public static final String NAME = "speech-emotions";

    private final SpeechEmotionModels models;
    private final RecordingReader recordings;
    private final EmotionPipeline pipeline;

    public EmotionAnalysis(SpeechEmotionModels models, RecordingReader recordings, EmotionPipeline pipeline) {
        this.models = requireNonNull(models, "models is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.pipeline = requireNonNull(pipeline, "pipeline is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<EmotionParameters> parametersType() {
        return EmotionParameters.class;
    }

    @Override
    public Class<EmotionAnswer> answerType() {
        return EmotionAnswer.class;
    }

    @Override
    public Prepared<EmotionAnswer> prepare(EmotionParameters parameters, Deadline deadline) {
        LeasedModel leased = models.lease(parameters.model(), deadline);
        try {
            return new WithModel(
                    leased,
                    HopParameter.resolve(parameters.hopMs(), leased.classifier().format()));
        } catch (RuntimeException refused) {
            leased.close();
            throw refused;
        }
    }

    private final class WithModel implements Prepared<EmotionAnswer> {
        private final LeasedModel leased;
        private final int hopMs;

        WithModel(LeasedModel leased, int hopMs) {
            this.leased = leased;
            this.hopMs = hopMs;
        }

        @Override
        public ServedModel model() {
            return leased.served();
        }

        @Override
        public EmotionAnswer analyse(Upload upload, Caller caller, Progress progress) {
            SpeechEmotionModel classifier = leased.classifier();
            try (RecordingReader.Recording recording = recordings.read(upload, caller)) {
                EmotionResult result = pipeline.analyse(recording.audio(), hopMs, classifier, caller, progress);
                return EmotionAnswers.of(result, recording.audio(), classifier);
            }
        }

        @Override
        public void close() {
            leased.close();
        }
    }
}
