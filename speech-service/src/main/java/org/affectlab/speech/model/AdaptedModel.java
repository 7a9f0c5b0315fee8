package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.speech.pipeline.adaptation.Adaptation;
import org.ejml.data.DMatrixRMaj;

/**
 * A linear recogniser that an adaptation has made, with what its package has to say: logits = scale · Cᵀ·((x − minimum) ÷ range). Immutable; the arrays
 * must not be changed.
 *
 * @param name of the package; the same job always gives the same
 * @param features id of the parameter set that x is of
 * @param labels of the logits
 * @param coefficients C, features × labels
 * @param minimum of each feature in the target
 * @param range of each feature in the target; 0 for one that never changed there, which then counts as 0 whatever its value
 * @param scale of the scores
 * @param trainingData what it was made from
 * @param metrics what is known of its quality; of the target, which has no labels, nothing is
 * @param example features of one target recording
 */
public record AdaptedModel(
        String name,
        String version,
        String features,
        List<String> labels,
        DMatrixRMaj coefficients,
        double[] minimum,
        double[] range,
        double scale,
        List<Origin> trainingData,
        Map<String, Double> metrics,
        float[] example) {
    /** Recordings that it was made from. */
    public record Origin(String name, String licence, String citation, String use) {
        public Origin {
            requireNonNull(name, "name is null");
            requireNonNull(licence, "licence is null");
            requireNonNull(citation, "citation is null");
            requireNonNull(use, "use is null");
        }
    }

    public AdaptedModel {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(features, "features is null");
        requireNonNull(coefficients, "coefficients is null");
        labels = List.copyOf(labels);
        trainingData = List.copyOf(trainingData);
        metrics = Map.copyOf(metrics);
    }

    /** Of an adaptation. */
    public static AdaptedModel of(
            Adaptation adaptation, String name, String features, List<Origin> trainingData, float[] example) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Double uar = adaptation.sourceUar();
        if (uar != null) {
            metrics.put("sourceHeldOutUar", uar);
        }
        return new AdaptedModel(
                name,
                "1",
                features,
                adaptation.emotions(),
                adaptation.coefficients(),
                adaptation.range().minimum(),
                adaptation.range().range(),
                adaptation.scale().value(),
                trainingData,
                metrics,
                example);
    }
}
