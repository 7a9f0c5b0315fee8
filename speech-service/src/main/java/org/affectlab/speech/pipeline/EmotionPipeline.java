package org.affectlab.speech.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affectlab.media.DecodedAudio;
import org.affectlab.media.WindowCutter;
import org.affectlab.media.WindowPlan;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * From a decoded recording to its emotions: check, cut, classify, average. Blocks the calling thread until all windows are back or the
 * deadline has come or the client has gone. Thread-safe.
 */
public final class EmotionPipeline {
    private final int maxWindows;
    private final int maxJobWindows;
    private final int maxInFlight;
    private final long bulkAboveMs;

    /**
     * @param maxWindows most windows of one recording whose client waits
     * @param maxJobWindows most windows of one recording of a job
     * @param maxInFlight most windows of one recording that are with the model at a time
     * @param bulkAbove the windows of a longer recording are bulk work, as are those of a job
     */
    public EmotionPipeline(int maxWindows, int maxJobWindows, int maxInFlight, Duration bulkAbove) {
        if (maxWindows < 1 || maxJobWindows < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException("maxWindows, maxJobWindows and maxInFlight must be greater than zero");
        }
        this.maxWindows = maxWindows;
        this.maxJobWindows = maxJobWindows;
        this.maxInFlight = maxInFlight;
        this.bulkAboveMs = bulkAbove.toMillis();
    }

    /**
     * @param hopMs between {@link WindowFormat#MIN_HOP_MS} and the window's length
     * @throws ProblemException TOO_SHORT, SILENT, INVALID_PARAMETER (too many windows), DEADLINE_EXCEEDED
     * @throws org.affectlab.inference.InferenceException what the model's queue said
     */
    public EmotionResult analyse(
            DecodedAudio audio, int hopMs, WindowClassifier classifier, Caller caller, Progress progress) {
        WindowFormat format = classifier.format();
        if (audio.sampleRateHz() != format.sampleRateHz()) {
            throw new IllegalArgumentException("the recording has another sample rate than the model wants");
        }
        SignalLevel level = RecordingCheck.check(audio);
        WindowPlan plan = new WindowPlan(
                audio.samples().length, format.windowSamples(), format.hopSamples(hopMs), format.frameHopSamples());
        requireFewEnough(plan, caller.background() ? maxJobWindows : maxWindows);
        boolean bulk = caller.background() || audio.durationMs() > bulkAboveMs;
        List<double[]> windows = new WindowQueue(classifier, maxInFlight, caller, bulk)
                .classifyAll(plan.count(), window -> WindowCutter.cut(audio.samples(), plan, window), progress);
        return new EmotionResult(
                classifier.labels(),
                Probabilities.mean(windows),
                audio.durationMs(),
                timeline(plan, windows, audio.sampleRateHz()),
                hopMs,
                format.windowMs(),
                warnings(level, plan));
    }

    private static void requireFewEnough(WindowPlan plan, int most) {
        if (plan.count() > most) {
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER,
                    "With this hopMs the recording has " + plan.count() + " windows; at most " + most
                            + " are analysed. Take a larger hopMs or a shorter recording.",
                    most,
                    plan.count());
        }
    }

    private static List<WindowEmotion> timeline(WindowPlan plan, List<double[]> windows, int sampleRateHz) {
        List<WindowEmotion> timeline = new ArrayList<>(windows.size());
        for (int window = 0; window < windows.size(); window++) {
            long startMs = plan.start(window) * 1000L / sampleRateHz;
            long endMs = plan.end(window) * 1000L / sampleRateHz;
            timeline.add(new WindowEmotion(startMs, endMs, windows.get(window)));
        }
        return timeline;
    }

    private static Set<Warning> warnings(SignalLevel level, WindowPlan plan) {
        Set<Warning> warnings = level.warnings();
        if (plan.shorterThanWindow()) {
            warnings.add(Warning.SHORTER_THAN_WINDOW);
        }
        return warnings;
    }
}
