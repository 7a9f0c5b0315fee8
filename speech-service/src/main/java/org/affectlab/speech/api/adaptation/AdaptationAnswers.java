package org.affectlab.speech.api.adaptation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.speech.pipeline.Probabilities;
import org.affectlab.speech.pipeline.adaptation.Adaptation;
import org.affectlab.speech.pipeline.adaptation.AdaptationSettings;

/** From an adaptation to its answer. Stateless. */
final class AdaptationAnswers {
    private static final String METHOD = "aktlr";

    private AdaptationAnswers() {}

    /**
     * @param files all of the target; those with features are the adaptation's recordings, in their order
     */
    static AdaptationAnswer of(
            Adaptation adaptation,
            ParameterSet set,
            AdaptationSettings settings,
            SourceChoice.Chosen source,
            List<ItemFeatures> files,
            AdaptationAnswer.ModelName modelPackage) {
        return new AdaptationAnswer(
                METHOD,
                set.id(),
                adaptation.emotions(),
                settings,
                source.shown(),
                files(adaptation, files),
                adaptation.kept(),
                adaptation.dropped(),
                adaptation.warnings(),
                modelPackage,
                adaptation.converged(),
                new AdaptationAnswer.Provenance(
                        set.title(),
                        source.digest(),
                        adaptation.scores().numCols,
                        adaptation.scale().value(),
                        adaptation.scale().fittedOn(),
                        adaptation.sourceUar(),
                        adaptation.unlikeShare(),
                        adaptation.iterations()));
    }

    private static List<AdaptedFile> files(Adaptation adaptation, List<ItemFeatures> files) {
        List<AdaptedFile> shown = new ArrayList<>();
        int recording = 0;
        for (ItemFeatures file : files) {
            if (file.problem() != null) {
                shown.add(AdaptedFile.failed(file.item(), file.problem()));
                continue;
            }
            double[] scores = adaptation.scores(recording);
            List<String> emotions = adaptation.emotions();
            shown.add(new AdaptedFile(
                    file.item(),
                    emotions.get(Probabilities.argMax(scores)),
                    byEmotion(emotions, adaptation.probabilities(recording)),
                    byEmotion(emotions, scores),
                    null));
            recording++;
        }
        return shown;
    }

    private static Map<String, Double> byEmotion(List<String> emotions, double[] values) {
        Map<String, Double> byEmotion = new LinkedHashMap<>();
        for (int index = 0; index < values.length; index++) {
            byEmotion.put(emotions.get(index), values[index]);
        }
        return Collections.unmodifiableMap(byEmotion);
    }
}
