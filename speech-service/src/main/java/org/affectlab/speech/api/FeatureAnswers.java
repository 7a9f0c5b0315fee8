package org.affectlab.speech.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.affectlab.acoustics.ContourListener;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.AudioSource;
import org.affectlab.media.DecodedAudio;
import org.affectlab.speech.pipeline.FeatureResult;
import org.affectlab.speech.pipeline.FeatureSpan;
import org.affectlab.speech.pipeline.FeatureWindows;
import org.affectlab.speech.pipeline.Warning;
import org.jspecify.annotations.Nullable;

/** From the pipeline's result to the answer. Stateless. */
final class FeatureAnswers {
    private static final int CONTOUR_HOP_MS = (int) Math.round(1000 * ContourListener.HOP_SECONDS);

    private FeatureAnswers() {}

    static FeatureAnswer of(FeatureResult result, DecodedAudio audio) {
        ParameterSet set = result.query().set();
        boolean whole = result.query().windows() == null;
        return new FeatureAnswer(
                set.id(),
                set.title(),
                whole ? functionals(set, result.spans().get(0)) : null,
                result.durationMs(),
                whole ? null : windows(set, result.spans()),
                contours(set, result.contours()),
                provenance(result, audio));
    }

    private static NamedValues functionals(ParameterSet set, FeatureSpan span) {
        return new NamedValues(set.names(), span.functionals());
    }

    private static List<FeatureWindow> windows(ParameterSet set, List<FeatureSpan> spans) {
        return spans.stream()
                .map(span -> new FeatureWindow(span.startMs(), span.endMs(), functionals(set, span)))
                .toList();
    }

    private static @Nullable FeatureContours contours(ParameterSet set, @Nullable List<float[]> contours) {
        return contours == null ? null : new FeatureContours(CONTOUR_HOP_MS, set.contours(), contours);
    }

    private static FeatureProvenance provenance(FeatureResult result, DecodedAudio audio) {
        AudioSource source = audio.source();
        List<FeatureSpan> spans = result.spans();
        FeatureWindows windows = result.query().windows();
        return new FeatureProvenance(
                result.query().set().title(),
                FeatureProvenance.IMPLEMENTATION,
                FeatureProvenance.VERSION,
                // Windows follow one another without gaps.
                spans.get(spans.size() - 1).endMs(),
                new Provenance.Decoder(source.container(), source.codec(), source.sampleRateHz(), source.channels()),
                new FeatureProvenance.Preprocessing(
                        audio.sampleRateHz(),
                        windows == null ? null : windows.windowMs(),
                        windows == null ? null : windows.hopMs(),
                        windows == null ? null : spans.size()),
                warnings(result));
    }

    private static List<Warning> warnings(FeatureResult result) {
        Set<Warning> ordered = EnumSet.noneOf(Warning.class);
        ordered.addAll(result.warnings());
        return List.copyOf(ordered);
    }
}
