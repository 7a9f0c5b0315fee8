package org.affectlab.training.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.EpochRecord;
import org.affectlab.training.run.RunResult;

/** What a report says of one seed. Immutable. */
record SeedSection(SeedRuns runs, String stem) {

    /** File names and their SVG. */
    Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        String titleOfSeed = runs.results().get(0).name() + ", seed " + runs.seed();
        pictures.put(
                stem + "-confusion.svg",
                ConfusionPicture.svg(
                        titleOfSeed + ": pooled confusion", runs.folded().pooledMatrix()));
        LineChart loss = new LineChart(titleOfSeed + ": training loss", "epoch");
        LineChart uar = new LineChart(titleOfSeed + ": UAR of the test speakers", "epoch");
        for (RunResult result : runs.results()) {
            String name = "fold " + result.identity().fold();
            loss.add(series(name, result.history(), EpochRecord::loss));
            uar.add(series(
                    name,
                    result.history().stream()
                            .filter(epoch -> epoch.test() != null)
                            .toList(),
                    epoch -> Objects.requireNonNull(epoch.test()).uar()));
        }
        uar.reference("chance", runs.folded().pooled().chance());
        pictures.put(stem + "-loss.svg", loss.svg());
        pictures.put(stem + "-uar.svg", uar.svg());
        return pictures;
    }

    private static LineChart.Series series(String name, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
        return new LineChart.Series(
                name,
                epochs.stream().mapToDouble(EpochRecord::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray());
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## Seed " + runs.seed() + "\n\n");
        List<Integer> missing = runs.missing();
        if (!missing.isEmpty()) {
            text.append("Missing: fold ")
                    .append(String.join(
                            ", ", missing.stream().map(String::valueOf).toList()))
                    .append(". Every figure below is of the finished folds only.\n\n");
        }
        ConfusionMatrix pooled = runs.folded().pooledMatrix();
        text.append(Figures.folds(runs)).append('\n');
        text.append(
                "The learning curves show the test speakers' UAR as it was measured on the way; nothing was chosen by it.\n\n");
        text.append("![Confusion matrix](").append(stem).append("-confusion.svg)\n\n");
        text.append(Figures.recalls(pooled)).append('\n');
        text.append("![Training loss](").append(stem).append("-loss.svg)\n\n");
        text.append("![UAR of the test speakers](").append(stem).append("-uar.svg)\n\n");
        text.append(calibration());
        double hours = runs.results().stream().mapToDouble(RunResult::hours).sum();
        text.append(String.format(
                Locale.ROOT,
                "Training took %.2f hours in all (wall-clock time of %d folds, each with %s of libtorch).%n",
                hours,
                runs.results().size(),
                threads()));
        text.append(String.format(
                Locale.ROOT,
                "Pooled: %d clips, WAR %.4f, UAR %.4f.%n",
                pooled.total(),
                ClassificationMetrics.of(pooled).war(),
                ClassificationMetrics.of(pooled).uar()));
        return text.toString();
    }

    private String threads() {
        int threads = runs.results().get(0).identity().threads();
        return threads == 1 ? "one thread" : threads + " threads";
    }

    private String calibration() {
        double[] errors = runs.results().stream()
                .map(RunResult::calibrationError)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return errors.length == 0
                ? ""
                : "Expected calibration error of the folds" + (errors.length == 1 ? ": " : ", mean ± sd: ")
                        + Markdown.spread(Summary.of(errors))
                        + ".\n\n";
    }
}
