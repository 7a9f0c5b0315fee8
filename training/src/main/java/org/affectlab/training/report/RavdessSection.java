package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.FoldedResult;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.RunResult;

/** The networks under one protocol beside each other: in all, fold by fold and emotion by emotion. Stateless. */
final class RavdessSection {
    /** Folder, beside the page, of a page for each of them. */
    static final String PAGES = "ravdess";

    private RavdessSection() {}

    /** @param runs by name */
    static String markdown(Map<String, RunCollection> runs) {
        if (runs.isEmpty()) {
            return "No runs yet.\n";
        }
        return Markdown.table(
                        List.of(
                                "runs",
                                "seeds",
                                "folds",
                                "clips tested",
                                "WAR",
                                "UAR",
                                "UAR of folds, mean ± sd",
                                "chance",
                                "hours of training"),
                        rows(runs, RavdessSection::whole))
                + "\nWAR and UAR are of all folds' clips together; over several seeds they are means ± standard deviations. Where folds are"
                + " missing, compare fold by fold:\n\n"
                + foldByFold(runs)
                + "\nRecall of each emotion, all folds and seeds together:\n\n"
                + recalls(runs);
    }

    private static List<List<String>> rows(
            Map<String, RunCollection> runs, Function<RunCollection, List<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        runs.forEach((name, collection) -> {
            List<String> row = new ArrayList<>(List.of("[" + name + "](" + PAGES + "/" + name + ".md)"));
            row.addAll(cells.apply(collection));
            rows.add(row);
        });
        return rows;
    }

    private static List<String> whole(RunCollection runs) {
        List<SeedRuns> seeds = runs.seeds();
        int finished = seeds.stream().mapToInt(seed -> seed.results().size()).sum();
        int expected = seeds.stream().mapToInt(seed -> seed.protocol().size()).sum();
        double hours = results(runs).mapToDouble(RunResult::hours).sum();
        FoldedResult folded = folded(runs);
        return List.of(
                Integer.toString(seeds.size()),
                finished + " of " + expected,
                Long.toString(folded.pooledMatrix().total()),
                overSeeds(seeds, ClassificationMetrics::war),
                overSeeds(seeds, ClassificationMetrics::uar),
                Markdown.spread(folded.acrossFolds(ClassificationMetrics::uar)),
                Markdown.rate(folded.pooled().chance()),
                String.format(Locale.ROOT, "%.1f", hours));
    }

    private static String overSeeds(List<SeedRuns> seeds, ToDoubleFunction<ClassificationMetrics> figure) {
        return Markdown.spread(Summary.of(seeds.stream()
                .mapToDouble(seed -> figure.applyAsDouble(seed.folded().pooled()))
                .toArray()));
    }

    private static String foldByFold(Map<String, RunCollection> runs) {
        int folds = runs.values().stream()
                .mapToInt(collection -> collection.seeds().get(0).protocol().size())
                .max()
                .orElseThrow();
        List<String> header = new ArrayList<>(List.of("UAR"));
        for (int fold = 1; fold <= folds; fold++) {
            header.add("fold " + fold);
        }
        return Markdown.table(header, rows(runs, collection -> {
            List<String> cells = new ArrayList<>();
            for (int fold = 1; fold <= folds; fold++) {
                cells.add(fold(collection, fold));
            }
            return cells;
        }));
    }

    private static String fold(RunCollection runs, int fold) {
        double[] rates = runs.seeds().stream()
                .map(seed -> seed.result(fold))
                .flatMap(Optional::stream)
                .mapToDouble(result ->
                        ClassificationMetrics.of(SeedRuns.confusion(result)).uar())
                .toArray();
        return rates.length == 0 ? "missing" : Markdown.spread(Summary.of(rates));
    }

    private static String recalls(Map<String, RunCollection> runs) {
        List<String> labels =
                folded(runs.values().iterator().next()).pooledMatrix().labels();
        List<String> header = new ArrayList<>(List.of("recall"));
        header.addAll(labels);
        return Markdown.table(
                header, rows(runs, collection -> recalls(folded(collection).pooledMatrix(), labels)));
    }

    private static List<String> recalls(ConfusionMatrix matrix, List<String> labels) {
        return labels.stream()
                .map(label -> recall(matrix, matrix.labels().indexOf(label)))
                .toList();
    }

    private static String recall(ConfusionMatrix matrix, int label) {
        return label < 0 || matrix.support(label) == 0
                ? "absent"
                : Markdown.rate((double) matrix.count(label, label) / matrix.support(label));
    }

    private static FoldedResult folded(RunCollection runs) {
        return new FoldedResult(results(runs).map(SeedRuns::confusion).toList());
    }

    private static Stream<RunResult> results(RunCollection runs) {
        return runs.seeds().stream().flatMap(seed -> seed.results().stream());
    }
}
