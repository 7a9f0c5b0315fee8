package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.config.NamedAlignment;
import org.affectlab.training.run.RunResult;

/**
 * What a method gains over training on the source alone: UAR against UAR of the same pair and seed, which began with the same weights and saw
 * the source in the same order. Immutable.
 *
 * @param ofPairs of each pair the mean difference over its seeds; at least one
 * @param runs pairs times seeds that both methods have
 */
record PairedGain(String method, List<Double> ofPairs, int runs) {
    PairedGain {
        ofPairs = List.copyOf(ofPairs);
        if (ofPairs.isEmpty()) {
            throw new IllegalArgumentException("no pair to compare");
        }
    }

    /** One for each method that shares a run with the baseline, and says nothing without one. */
    static String markdown(CrossCorpusRuns runs) {
        List<List<String>> rows = of(runs).stream().map(PairedGain::row).toList();
        return rows.isEmpty()
                ? ""
                : "Against source-only, run by run (same pair, same seed). The standard error is that over the pairs as if they were independent, though they share corpora.\n\n"
                        + Markdown.table(
                                List.of(
                                        "method",
                                        "pairs",
                                        "runs",
                                        "difference of UAR, mean of the pairs",
                                        "its standard error",
                                        "higher in"),
                                rows)
                        + "\n";
    }

    static List<PairedGain> of(CrossCorpusRuns runs) {
        List<PairedGain> gains = new ArrayList<>();
        for (String method : runs.methods()) {
            List<Double> ofPairs = new ArrayList<>();
            int count = 0;
            for (String pair : runs.pairs()) {
                double[] differences =
                        method.equals(NamedAlignment.SOURCE_ONLY) ? new double[0] : differences(runs, pair, method);
                if (differences.length > 0) {
                    ofPairs.add(Summary.of(differences).mean());
                    count += differences.length;
                }
            }
            if (!ofPairs.isEmpty()) {
                gains.add(new PairedGain(method, ofPairs, count));
            }
        }
        return List.copyOf(gains);
    }

    private static double[] differences(CrossCorpusRuns runs, String pair, String method) {
        return runs.of(pair, method).stream()
                .flatMapToDouble(result -> runs.of(pair, NamedAlignment.SOURCE_ONLY).stream()
                        .filter(other ->
                                other.identity().seed() == result.identity().seed())
                        .mapToDouble(other -> uar(result) - uar(other)))
                .toArray();
    }

    private static double uar(RunResult result) {
        return ClassificationMetrics.of(SeedRuns.confusion(result)).uar();
    }

    /** Over the pairs. */
    Summary summary() {
        return Summary.of(ofPairs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private List<String> row() {
        Summary summary = summary();
        long higher = ofPairs.stream().filter(difference -> difference > 0).count();
        return List.of(
                method,
                Integer.toString(ofPairs.size()),
                Integer.toString(runs),
                String.format(Locale.ROOT, "%+.3f", summary.mean()),
                ofPairs.size() == 1 ? "" : Markdown.rate(summary.standardDeviation() / Math.sqrt(ofPairs.size())),
                higher + " of " + ofPairs.size());
    }
}
