package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.speech.model.EmotionModel;
import org.affectlab.speech.model.FeatureEmotionModel;
import org.affectlab.speech.model.LeasedModel;
import org.affectlab.speech.model.SpeechEmotionModel;
import org.affectlab.speech.model.SpeechEmotionModels;
import org.affectlab.speech.pipeline.EmotionPipeline;
import org.affectlab.speech.pipeline.EmotionResult;
import org.affectlab.speech.pipeline.RecordingAnalyser;
import org.affectlab.speech.pipeline.RecordingPipeline;
import org.jspecify.annotations.Nullable;

/** Emotion in a recording, for a client that waits or as a job. Thread-safe. */
public final class EmotionAnalysis implements Analysis<EmotionParameters, EmotionAnswer> {
    /** Jobs are kept under this name. */
    public static final String NAME = "speech-emotions";

    private final SpeechEmotionModels models;
    private final RecordingReader recordings;
    private final EmotionPipeline windows;
    private final RecordingPipeline wholes;

    /**
     * @param windows for models that classify windows
     * @param wholes for models that classify a recording as a whole
     */
    public EmotionAnalysis(
            SpeechEmotionModels models, RecordingReader recordings, EmotionPipeline windows, RecordingPipeline wholes) {
        this.models = requireNonNull(models, "models is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.windows = requireNonNull(windows, "windows is null");
        this.wholes = requireNonNull(wholes, "wholes is null");
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
    public Prepared<EmotionAnswer> prepare(EmotionParameters parameters, Caller caller) {
        LeasedModel leased = models.lease(parameters.model(), caller);
        try {
            return new WithModel(leased, analyser(leased.classifier(), parameters.hopMs()));
        } catch (RuntimeException refused) {
            leased.close();
            throw refused;
        }
    }

    private RecordingAnalyser analyser(EmotionModel model, @Nullable Integer wantedHopMs) {
        return model.choose(ofWindows -> byWindows(ofWindows, wantedHopMs), whole -> asOne(whole, wantedHopMs));
    }

    private RecordingAnalyser byWindows(SpeechEmotionModel model, @Nullable Integer wantedHopMs) {
        int hopMs = HopParameter.resolve(wantedHopMs, model.format());
        return (audio, caller, progress) -> windows.analyse(audio, hopMs, model, caller, progress);
    }

    private RecordingAnalyser asOne(FeatureEmotionModel model, @Nullable Integer wantedHopMs) {
        HopParameter.requireNone(wantedHopMs);
        return (audio, caller, progress) -> wholes.analyse(audio, model, caller, progress);
    }

    private final class WithModel implements Prepared<EmotionAnswer> {
        private final LeasedModel leased;
        private final RecordingAnalyser analyser;

        WithModel(LeasedModel leased, RecordingAnalyser analyser) {
            this.leased = leased;
            this.analyser = analyser;
        }

        @Override
        public Optional<ServedModel> model() {
            return Optional.of(leased.served());
        }

        @Override
        public EmotionAnswer analyse(Upload upload, Caller caller, Progress progress) {
            try (RecordingReader.Recording recording = recordings.read(upload, caller)) {
                EmotionResult result = analyser.analyse(recording.audio(), caller, progress);
                return EmotionAnswers.of(result, recording.audio(), leased.classifier());
            }
        }

        @Override
        public void close() {
            leased.close();
        }
    }
}
