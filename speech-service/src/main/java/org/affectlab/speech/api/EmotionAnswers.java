package org.affectlab.speech.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.media.AudioSource;
import org.affectlab.media.DecodedAudio;
import org.affectlab.speech.model.EmotionModel;
import org.affectlab.speech.pipeline.EmotionResult;
import org.affectlab.speech.pipeline.Probabilities;
import org.affectlab.speech.pipeline.Warning;
import org.affectlab.speech.pipeline.WindowEmotion;

/** From the pipeline's result to the answer. Stateless. */
final class EmotionAnswers {
    private EmotionAnswers() {}

    static EmotionAnswer of(EmotionResult result, DecodedAudio audio, EmotionModel model) {
        List<EmotionWindow> timeline = result.timeline().stream()
                .map(window -> window(result.labels(), window))
                .toList();
        return new EmotionAnswer(
                top(result.labels(), result.probabilities()),
                byLabel(result.labels(), result.probabilities()),
                result.durationMs(),
                timeline,
                provenance(result, audio, model));
    }

    private static EmotionWindow window(List<String> labels, WindowEmotion window) {
        return new EmotionWindow(
                window.startMs(),
                window.endMs(),
                top(labels, window.probabilities()),
                byLabel(labels, window.probabilities()));
    }

    private static Provenance provenance(EmotionResult result, DecodedAudio audio, EmotionModel model) {
        AudioSource source = audio.source();
        return new Provenance(
                model.name(),
                model.version(),
                model.digest(),
                result.durationMs(),
                new Provenance.Decoder(source.container(), source.codec(), source.sampleRateHz(), source.channels()),
                new Provenance.Preprocessing(
                        audio.sampleRateHz(),
                        result.windowMs(),
                        result.hopMs(),
                        result.timeline().size()),
                warnings(result, model));
    }

    private static List<Warning> warnings(EmotionResult result, EmotionModel model) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(result.warnings());
        if (model.demo()) {
            warnings.add(Warning.DEMO_MODEL);
        }
        return List.copyOf(warnings);
    }

    private static String top(List<String> labels, double[] probabilities) {
        return labels.get(Probabilities.argMax(probabilities));
    }

    private static Map<String, Double> byLabel(List<String> labels, double[] probabilities) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int index = 0; index < probabilities.length; index++) {
            byLabel.put(labels.get(index), probabilities[index]);
        }
        return Collections.unmodifiableMap(byLabel);
    }
}
