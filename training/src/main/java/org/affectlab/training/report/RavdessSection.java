package org.affectlab.training.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.evaluation.Fold;
import org.affectlab.evaluation.FoldedResult;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.RunResult;

/**
 * Networks under one protocol beside each other: in all, fold by fold and emotion by emotion. All have the same emotions and the same
 * folds. Immutable.
 */
final class RavdessSection {
    /** Folder, beside the page, of a page for each of them. */
    static final String PAGES = "ravdess";

    private final Map<String, RunCollection> runs;
    private final List<Fold> folds;
    private final List<String> labels;

    /**
     * @param runs by name; at least one
     * @throws IOException if they do not have the same emotions and folds
     */
    RavdessSection(Map<String, RunCollection> runs) throws IOException {
        this.runs = runs;
        RunCollection first = runs.values().iterator().next();
        folds = first.seeds().get(0).protocol();
        labels = matrix(first).labels();
        for (Map.Entry<String, RunCollection> entry : runs.entrySet()) {
            boolean alike = matrix(entry.getValue()).labels().equals(labels)
                    && entry.getValue().seeds().stream()
                            .allMatch(seed -> seed.protocol().equals(folds));
            if (!alike) {
                throw new IOException("runs of " + entry.getKey() + " have other emotions or folds than the others");
            }
        }
    }

    /** Without runs it says so. */
    static String markdown(Map<String, RunCollection> runs) throws IOException {
        return runs.isEmpty() ? "No runs yet.\n" : new RavdessSection(runs).markdown();
    }

    private String markdown() {
        return table(
                        "runs",
                        List.of(
                                "seeds",
                                "folds",
                                "clips tested",
                                "WAR",
                                "UAR",
                                "UAR of folds, mean ± sd",
                                "chance",
                                "hours of training"),
                        this::whole)
                + "\nWAR and UAR are of all finished folds' clips together, over several seeds mean ± standard deviation; a fold's UAR is the"
                + " mean of its seeds. Rows that do not have the same folds finished are to be compared fold by fold:\n\n"
                + table(
                        "UAR",
                        folds.stream().map(fold -> "fold " + fold.number()).toList(),
                        this::foldByFold)
                + "\nRecall of each emotion, all finished folds and seeds together:\n\n"
                + table("recall", labels, this::recalls);
    }

    private String table(String title, List<String> columns, Function<RunCollection, List<String>> cells) {
        List<String> header = new ArrayList<>(List.of(title));
        header.addAll(columns);
        List<List<String>> rows = new ArrayList<>();
        runs.forEach((name, collection) -> {
            List<String> row = new ArrayList<>(List.of("[" + name + "](" + PAGES + "/" + name + ".md)"));
            row.addAll(cells.apply(collection));
            rows.add(row);
        });
        return Markdown.table(header, rows);
    }

    private List<String> whole(RunCollection collection) {
        List<SeedRuns> seeds = collection.seeds();
        double hours = results(collection).mapToDouble(RunResult::hours).sum();
        double[] ofFolds = folds.stream()
                .map(fold -> rates(collection, fold))
                .filter(rates -> rates.length > 0)
                .mapToDouble(rates -> Summary.of(rates).mean())
                .toArray();
        return List.of(
                Integer.toString(seeds.size()),
                results(collection).count() + " of " + seeds.size() * folds.size(),
                Long.toString(matrix(collection).total()),
                overSeeds(seeds, ClassificationMetrics::war),
                overSeeds(seeds, ClassificationMetrics::uar),
                Markdown.spread(Summary.of(ofFolds)),
                Markdown.rate(ClassificationMetrics.of(matrix(collection)).chance()),
                String.format(Locale.ROOT, "%.1f", hours));
    }

    private static String overSeeds(List<SeedRuns> seeds, ToDoubleFunction<ClassificationMetrics> figure) {
        return Markdown.spread(Summary.of(seeds.stream()
                .mapToDouble(seed -> figure.applyAsDouble(seed.folded().pooled()))
                .toArray()));
    }

    private List<String> foldByFold(RunCollection collection) {
        int seeds = collection.seeds().size();
        return folds.stream()
                .map(fold -> rates(collection, fold))
                .map(rates -> rates.length == 0
                        ? "missing"
                        : Markdown.spread(Summary.of(rates))
                                + (rates.length < seeds ? " (" + rates.length + " of " + seeds + " seeds)" : ""))
                .toList();
    }

    /** UAR of each seed that has finished the fold. */
    private static double[] rates(RunCollection collection, Fold fold) {
        return collection.seeds().stream()
                .map(seed -> seed.result(fold.number()))
                .flatMap(Optional::stream)
                .mapToDouble(result ->
                        ClassificationMetrics.of(SeedRuns.confusion(result)).uar())
                .toArray();
    }

    private List<String> recalls(RunCollection collection) {
        ConfusionMatrix matrix = matrix(collection);
        return IntStream.range(0, labels.size())
                .mapToObj(label -> Figures.recall(matrix, label))
                .toList();
    }

    private static ConfusionMatrix matrix(RunCollection collection) {
        return new FoldedResult(results(collection).map(SeedRuns::confusion).toList()).pooledMatrix();
    }

    private static Stream<RunResult> results(RunCollection collection) {
        return collection.seeds().stream().flatMap(seed -> seed.results().stream());
    }
}
