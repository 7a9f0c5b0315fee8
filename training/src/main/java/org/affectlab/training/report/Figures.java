package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Fold;
import org.affectlab.evaluation.FoldedResult;
import org.affectlab.training.run.RunResult;

/** Tables of results as Markdown, computed from the runs alone. Stateless. */
public final class Figures {
    private static final List<String> HEADER = List.of("", "test speakers", "clips", "WAR", "UAR", "chance UAR", "ECE");

    private Figures() {}

    /** One row a fold, then the pooled matrix, then mean ± standard deviation over the finished folds, if there are two. */
    public static String folds(SeedRuns runs) {
        List<List<String>> rows = new ArrayList<>();
        for (Fold fold : runs.protocol()) {
            String speakers = String.join(", ", fold.testSpeakers());
            rows.add(runs.result(fold.number())
                    .map(result -> row("fold " + fold.number(), speakers, result))
                    .orElse(List.of("fold " + fold.number(), speakers, "missing", "", "", "", "")));
        }
        FoldedResult folded = runs.folded();
        ClassificationMetrics pooled = folded.pooled();
        rows.add(List.of(
                "pooled",
                "",
                Long.toString(pooled.items()),
                Markdown.rate(pooled.war()),
                Markdown.rate(pooled.uar()),
                Markdown.rate(pooled.chance()),
                ""));
        if (folded.folds().size() > 1) {
            rows.add(List.of(
                    "mean ± sd of " + folded.folds().size() + " folds",
                    "",
                    "",
                    Markdown.spread(folded.acrossFolds(ClassificationMetrics::war)),
                    Markdown.spread(folded.acrossFolds(ClassificationMetrics::uar)),
                    "",
                    ""));
        }
        return Markdown.table(HEADER, rows);
    }

    /** One run's own row under the same header. */
    public static String run(String name, RunResult result) {
        return Markdown.table(HEADER, List.of(row(name, String.join(", ", result.testSpeakers()), result)));
    }

    private static List<String> row(String name, String speakers, RunResult result) {
        ClassificationMetrics metrics = ClassificationMetrics.of(SeedRuns.confusion(result));
        Double calibration = result.calibrationError();
        return List.of(
                name,
                speakers,
                Long.toString(metrics.items()),
                Markdown.rate(metrics.war()),
                Markdown.rate(metrics.uar()),
                Markdown.rate(metrics.chance()),
                calibration == null ? "" : Markdown.rate(calibration));
    }

    /** Recall, support and the most frequent confusion of every class. */
    public static String recalls(ConfusionMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < matrix.labels().size(); label++) {
            rows.add(List.of(
                    matrix.labels().get(label),
                    Long.toString(matrix.support(label)),
                    recall(matrix, label),
                    confusedWith(matrix, label)));
        }
        return Markdown.table(List.of("emotion", "clips", "recall", "most often taken for"), rows);
    }

    static String recall(ConfusionMatrix matrix, int label) {
        long support = matrix.support(label);
        return support == 0 ? "absent" : Markdown.rate((double) matrix.count(label, label) / support);
    }

    private static String confusedWith(ConfusionMatrix matrix, int actual) {
        int worst = -1;
        for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
            boolean more = worst < 0 || matrix.count(actual, predicted) > matrix.count(actual, worst);
            if (predicted != actual && matrix.count(actual, predicted) > 0 && more) {
                worst = predicted;
            }
        }
        return worst < 0 ? "" : matrix.labels().get(worst) + " (" + matrix.count(actual, worst) + ")";
    }
}
