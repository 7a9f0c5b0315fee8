package org.affectlab.training.pointcloud.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneScore;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.report.TextTemplate;

/** The page on point clouds: a table a data set, a row a variant and seed, next to what knows nothing. Stateless. */
public final class PointReport {
    private PointReport() {}

    /**
     * @param runs folder of {@code VARIANT/seed-S/fold-K}
     * @throws IOException if it holds no finished run
     */
    public static String markdown(Path runs) throws IOException {
        Map<String, List<PointRuns>> byData = new LinkedHashMap<>();
        for (PointRuns run : PointRuns.read(runs)) {
            if (run.pooled().total() > 0) {
                byData.computeIfAbsent(run.first().dataset() + ", held out: " + heldOut(run), key -> new ArrayList<>())
                        .add(run);
            }
        }
        StringBuilder page = new StringBuilder("# Segmentation of point clouds\n\n");
        page.append("Computed from the runs by `train pointcloud-report`; nothing here is written by hand.\n\n")
                .append(
                        "Every labelled point of the held-out clouds is scored; scenes are pooled before rates are computed. OA is the share of correct points, mAcc the mean")
                .append(
                        " recall of the classes, IoU = TP ÷ (TP + FP + FN), mIoU its mean, common mIoU the mean of the classes that are at least 0.1 % of the points. The last epoch is kept unless a row says otherwise.\n");
        for (Map.Entry<String, List<PointRuns>> data : byData.entrySet()) {
            page.append("\n## ").append(data.getKey()).append("\n\n").append(table(data.getValue()));
            page.append('\n').append(means(data.getValue()));
            page.append(ChosenEpochs.section(data.getValue()));
        }
        page.append("\n## Work\n\n").append(work(byData));
        Path speed = runs.resolve("speed.json");
        if (Files.isRegularFile(speed)) {
            page.append("\n## Speed and memory\n\n")
                    .append(MeasuredTable.read(speed).markdown());
        }
        return page.append('\n')
                .append(TextTemplate.find("notes/point-clouds.md").orElse(""))
                .toString();
    }

    private static String heldOut(PointRuns run) {
        return String.join(
                "; ", run.results().stream().map(PointRunResult::heldOut).toList());
    }

    private static String table(List<PointRuns> runs) {
        List<String> labels = runs.get(0).first().labels();
        List<List<String>> rows = new ArrayList<>();
        for (PointRuns run : runs) {
            if (run.first().labels().equals(labels)) {
                rows.add(PointFigures.row(name(run), SegmentationMetrics.of(run.pooled())));
            }
        }
        ConfusionMatrix truth = runs.get(0).pooled();
        rows.add(PointFigures.row("largest class everywhere", SegmentationMetrics.largestClass(truth)));
        rows.add(PointFigures.row("guessing by frequency", SegmentationMetrics.chance(truth)));
        return Markdown.table(PointFigures.header("run", labels), rows);
    }

    private static String name(PointRuns run) {
        return run.variant() + ", seed " + run.seed()
                + (run.chosenByHeldOut() ? ", best epoch of the held-out scenes" : "");
    }

    /** Over seeds, for variants that have several. */
    private static String means(List<PointRuns> runs) {
        Map<String, List<SegmentationMetrics>> byVariant = new LinkedHashMap<>();
        runs.forEach(run -> byVariant
                .computeIfAbsent(run.variant(), key -> new ArrayList<>())
                .add(SegmentationMetrics.of(run.pooled())));
        List<List<String>> rows = new ArrayList<>();
        byVariant.forEach((variant, seeds) -> {
            if (seeds.size() > 1) {
                rows.add(List.of(
                        variant,
                        Integer.toString(seeds.size()),
                        Markdown.spread(Summary.of(seeds.stream()
                                .mapToDouble(SegmentationMetrics::meanIou)
                                .toArray())),
                        Markdown.spread(Summary.of(seeds.stream()
                                .mapToDouble(SegmentationMetrics::commonMeanIou)
                                .toArray())),
                        Markdown.spread(Summary.of(seeds.stream()
                                .mapToDouble(SegmentationMetrics::accuracy)
                                .toArray()))));
            }
        });
        return rows.isEmpty() ? "" : Markdown.table(List.of("variant", "seeds", "mIoU", "common mIoU", "OA"), rows);
    }

    private static String work(Map<String, List<PointRuns>> byData) {
        List<List<String>> rows = new ArrayList<>();
        for (List<PointRuns> runs : byData.values()) {
            for (PointRuns run : runs) {
                rows.add(work(run));
            }
        }
        return Markdown.table(
                List.of(
                        "run",
                        "network",
                        "epochs",
                        "threads",
                        "hours of training",
                        "points/s trained",
                        "points/s segmented",
                        "network's answers for a point"),
                rows);
    }

    private static List<String> work(PointRuns run) {
        List<SceneScore> scores = run.results().stream()
                .flatMap(result -> result.scores().stream())
                .toList();
        double seconds = scores.stream().mapToDouble(SceneScore::seconds).sum();
        long points = scores.stream().mapToLong(SceneScore::points).sum();
        double trained = run.first().history().stream()
                .mapToDouble(epoch -> epoch.pointsPerSecond())
                .average()
                .orElse(0);
        long inputs = scores.stream().mapToLong(SceneScore::inputs).sum();
        long scenePoints = scores.stream().mapToLong(SceneScore::scenePoints).sum();
        return List.of(
                run.variant() + ", seed " + run.seed(),
                run.first().network(),
                Integer.toString(run.first().history().size()),
                Integer.toString(run.first().identity().threads()),
                String.format(Locale.ROOT, "%.2f", run.hours()),
                String.format(Locale.ROOT, "%,.0f", trained),
                String.format(Locale.ROOT, "%,.0f", points / seconds),
                String.format(Locale.ROOT, "%d inputs for %,d points", inputs, scenePoints));
    }
}
