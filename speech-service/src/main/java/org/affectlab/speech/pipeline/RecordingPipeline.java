package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.servicekit.problem.ProblemException;

/** From a decoded recording to its emotions by its functionals: compute, classify, as one piece. Blocks the calling thread. Thread-safe. */
public final class RecordingPipeline {
    private final FeaturePipeline features;
    private final long bulkAboveMs;

    /** @param bulkAbove a longer recording is bulk work, as is that of a job */
    public RecordingPipeline(FeaturePipeline features, Duration bulkAbove) {
        this.features = requireNonNull(features, "features is null");
        this.bulkAboveMs = bulkAbove.toMillis();
    }

    /**
     * @throws ProblemException TOO_SHORT, SILENT, NOT_FINITE, OVERLOADED, DEADLINE_EXCEEDED
     * @throws org.affectlab.inference.InferenceException what the model's queue said
     */
    public EmotionResult analyse(DecodedAudio audio, RecordingClassifier classifier, Caller caller, Progress progress) {
        FeatureResult computed =
                features.analyse(audio, new FeatureQuery(classifier.features(), null, false), caller, progress);
        double[] probabilities = classify(computed.spans().get(0).functionals(), audio, classifier, caller);
        int durationMs = Math.toIntExact(audio.durationMs());
        return new EmotionResult(
                classifier.labels(),
                probabilities,
                durationMs,
                List.of(new WindowEmotion(0, durationMs, probabilities)),
                durationMs,
                durationMs,
                computed.warnings());
    }

    private double[] classify(double[] functionals, DecodedAudio audio, RecordingClassifier classifier, Caller caller) {
        AtomicBoolean abandoned = new AtomicBoolean();
        boolean bulk = caller.background() || audio.durationMs() > bulkAboveMs;
        try {
            return caller.await(classifier.classify(
                    functionals, new ItemTicket(caller.id(), caller.deadline().instant(), bulk, abandoned::get)));
        } finally {
            // Tells the queue that nobody waits any more; without effect on what is done.
            abandoned.set(true);
        }
    }
}
