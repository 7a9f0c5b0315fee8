package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.acoustics.ContourListener;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * From a decoded recording to its acoustic parameters. A window is computed from its own samples alone, exactly as if it had been cut out. Computes on the
 * calling thread, a few callers at a time, until all is done or the deadline has come or the client has gone. Thread-safe.
 */
public final class FeaturePipeline {
    private static final String WINDOWS = "windows";
    private static final String SECONDS = "seconds";

    private final Turns turns;
    private final FeatureLimits limits;

    public FeaturePipeline(Turns turns, FeatureLimits limits) {
        this.turns = requireNonNull(turns, "turns is null");
        this.limits = requireNonNull(limits, "limits is null");
    }

    /**
     * @param progress in seconds of sound, or in windows
     * @throws ProblemException TOO_SHORT, SILENT, INVALID_PARAMETER (too many windows), TOO_LONG (for contours), NOT_FINITE, OVERLOADED,
     *     DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the client has left
     */
    public FeatureResult analyse(DecodedAudio audio, FeatureQuery query, Caller caller, Progress progress) {
        if (audio.sampleRateHz() != ParameterSet.SAMPLE_RATE) {
            throw new IllegalArgumentException("the recording has another sample rate than the parameter sets want");
        }
        SignalLevel level = RecordingCheck.check(audio, query.shortestMs());
        if (query.contours()) {
            limits.requireShortEnoughForContours(audio.durationMs());
        }
        FeatureTurns work = new FeatureTurns(turns, caller);
        List<float[]> contours = query.contours() ? new ArrayList<>() : null;
        FeatureWindows windows = query.windows();
        List<FeatureSpan> spans;
        if (windows == null) {
            ContourListener listener =
                    contours == null ? (frame, values) -> {} : (frame, values) -> contours.add(single(values));
            spans = List.of(whole(audio, query.set(), listener, work, progress));
        } else {
            limits.requireFewEnough(windows.count(audio.samples().length), caller.background());
            spans = windows(audio.samples(), query.set(), windows, work, progress);
        }
        return new FeatureResult(query, audio.durationMs(), spans, contours, level.warnings());
    }

    private static FeatureSpan whole(
            DecodedAudio audio, ParameterSet set, ContourListener listener, FeatureTurns work, Progress progress) {
        float[] samples = audio.samples();
        int seconds = seconds(samples.length);
        progress.report(0, seconds, SECONDS);
        double[] functionals = work.extract(
                set.extractor(listener),
                samples,
                0,
                samples.length,
                reached -> progress.report(seconds(reached), seconds, SECONDS));
        return new FeatureSpan(0, audio.durationMs(), finite(functionals));
    }

    /** Begun ones count. */
    private static int seconds(int samples) {
        return (samples + ParameterSet.SAMPLE_RATE - 1) / ParameterSet.SAMPLE_RATE;
    }

    private static List<FeatureSpan> windows(
            float[] samples, ParameterSet set, FeatureWindows windows, FeatureTurns work, Progress progress) {
        int count = windows.count(samples.length);
        List<FeatureSpan> spans = new ArrayList<>(count);
        for (int window = 0; window < count; window++) {
            progress.report(window, count, WINDOWS);
            double[] functionals =
                    work.extract(set.extractor(), samples, windows.start(window), windows.end(window), reached -> {});
            long startMs = (long) window * windows.hopMs();
            spans.add(new FeatureSpan(startMs, startMs + windows.windowMs(), finite(functionals)));
        }
        progress.report(count, count, WINDOWS);
        return spans;
    }

    /** Contours are told in single precision: as fine as the field's tools write them, in half the memory. */
    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int index = 0; index < values.length; index++) {
            single[index] = (float) values[index];
            if (!Float.isFinite(single[index])) {
                throw notFinite();
            }
        }
        return single;
    }

    private static double[] finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw notFinite();
            }
        }
        return values;
    }

    /** Float files may hold samples that are many powers of ten over full scale. */
    private static ProblemException notFinite() {
        return new ProblemException(
                ProblemCode.NOT_FINITE,
                "The parameters of this recording are no finite numbers: its samples lie too far beyond full scale.");
    }
}
