package org.affectlab.training.pointcloud.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneScore;
import org.affectlab.training.report.Markdown;

/** Tables of segmentation figures, as cards and pages have them. Stateless. */
public final class PointFigures {
    private PointFigures() {}

    /** Columns of {@link #row}. */
    static List<String> header(String first, List<String> labels) {
        List<String> header = new ArrayList<>(List.of(first, "points", "mIoU", "common mIoU", "OA", "mAcc"));
        labels.forEach(label -> header.add("IoU " + label));
        return header;
    }

    static List<String> row(String name, SegmentationMetrics metrics) {
        List<String> row = new ArrayList<>(List.of(
                name,
                String.format(Locale.ROOT, "%,d", metrics.points()),
                Markdown.rate(metrics.meanIou()),
                Markdown.rate(metrics.commonMeanIou()),
                Markdown.rate(metrics.accuracy()),
                Markdown.rate(metrics.meanAccuracy())));
        metrics.iou().forEach(iou -> row.add(iou.isNaN() ? "–" : Markdown.rate(iou)));
        return row;
    }

    /** The network beside what knows nothing. */
    public static String summary(ConfusionMatrix confusion) {
        return Markdown.table(
                header("", confusion.labels()),
                List.of(
                        row("this network", SegmentationMetrics.of(confusion)),
                        row("largest class everywhere", SegmentationMetrics.largestClass(confusion)),
                        row("guessing by frequency", SegmentationMetrics.chance(confusion))));
    }

    /** Each held-out scene; those without any class are left out. */
    public static String scenes(PointRunResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (SceneScore score : result.scores()) {
            ConfusionMatrix confusion = ConfusionMatrix.of(result.labels(), score.confusion());
            if (confusion.total() > 0) {
                rows.add(row(score.scene(), SegmentationMetrics.of(confusion)));
            }
        }
        return Markdown.table(header("scene", result.labels()), rows);
    }
}
