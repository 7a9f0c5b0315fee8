package org.affectlab.training.pointcloud.report;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.training.pointcloud.run.PointEpochRecord;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneEvaluator;
import org.affectlab.training.report.Markdown;

/**
 * Runs whose held-out scenes chose the epoch, as the reference does: the figures of that epoch beside those of the last one, which nothing chose (STPC, section d). A row a fold.
 * Stateless.
 */
final class ChosenEpochs {
    private ChosenEpochs() {}

    /** Empty where no epoch was chosen. */
    static String section(List<PointRuns> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (PointRuns run : runs) {
            run.results().stream()
                    .filter(PointRunResult::chosenByHeldOut)
                    .forEach(result -> rows.add(row(run.variant() + ", seed " + run.seed(), result)));
        }
        return rows.isEmpty()
                ? ""
                : "\nThe held-out scenes chose the epoch, so its figures are too good; those of the last epoch are not chosen.\n\n"
                        + Markdown.table(
                                List.of(
                                        "run",
                                        "held out",
                                        "best epoch",
                                        "its mIoU",
                                        "its OA",
                                        "last epoch",
                                        "its mIoU",
                                        "its OA"),
                                rows);
    }

    private static List<String> row(String name, PointRunResult result) {
        SegmentationMetrics best = SegmentationMetrics.of(SceneEvaluator.pooled(result.labels(), result.scores()));
        return List.of(
                name,
                result.heldOut(),
                Integer.toString(result.epoch()),
                Markdown.rate(best.meanIou()),
                Markdown.rate(best.accuracy()),
                Integer.toString(result.history().size()),
                result.lastScore()
                        .map(PointEpochRecord.Score::meanIou)
                        .map(Markdown::rate)
                        .orElse("not measured"),
                result.lastScore()
                        .map(PointEpochRecord.Score::accuracy)
                        .map(Markdown::rate)
                        .orElse("not measured"));
    }
}
