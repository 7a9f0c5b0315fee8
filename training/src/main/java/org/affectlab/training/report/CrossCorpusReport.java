package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.RunResult;
import org.affectlab.training.transfer.TransferRun;

/** A page about {@link CrossCorpusRuns}; nothing in it is written by hand. Stateless. */
public final class CrossCorpusReport {
    private CrossCorpusReport() {}

    /**
     * The page and its pictures beside it.
     *
     * @param acoustic runs with acoustic features; may be none
     */
    public static void write(Path page, CrossCorpusRuns runs, List<TransferRun> acoustic) throws IOException {
        Files.writeString(page, markdown(runs, acoustic));
        for (ParameterSet set : ParameterSet.values()) {
            List<TransferRun> kept = TransferSection.byMethod(TransferSection.of(acoustic, set))
                    .getOrDefault(TransferSection.AKTLR, List.of());
            if (!kept.isEmpty()) {
                Files.writeString(
                        page.resolveSibling(TransferSection.pictureName(set)), KeptGroupsPicture.svg(set, kept));
            }
        }
    }

    /** @param acoustic runs with acoustic features; may be none */
    public static String markdown(CrossCorpusRuns runs, List<TransferRun> acoustic) throws IOException {
        List<String> methods = runs.methods();
        StringBuilder page = new StringBuilder("# Across corpora\n\n## Deep networks\n\n");
        page.append("Computed from the runs by `train cross-corpus-report`; nothing here is written by hand.\n\n")
                .append(
                        "Each network learns from all of the source corpus with its labels, sees the target corpus without labels (source-only does not), and is tested on all of the target corpus. ")
                .append(
                        "Only the emotions count that both have. UAR is the mean recall of the emotions, mean ± standard deviation over the seeds; chance is that of guessing. ")
                .append(
                        "The settings are the same for all pairs and methods (FIXED): no label of a target corpus has chosen weights, sparsity or epochs. What was seen of targets before the network was settled is told [with the results](README.md#the-speech-networks-beside-each-other).\n\n");
        page.append(Markdown.table(header(methods), rows(runs, methods))).append('\n');
        page.append(PairedGain.markdown(runs));
        page.append("Share of W's entries that are not zero in the last epoch:\n\n");
        page.append(Markdown.table(densityHeader(methods), densities(runs, methods)))
                .append('\n');
        page.append(oracle(runs));
        RunResult any = runs.of(runs.pairs().get(0), firstMethod(runs)).get(0);
        page.append("Epochs: ")
                .append(any.history().size())
                .append(". Training took ")
                .append(String.format(Locale.ROOT, "%.1f", hours(runs)))
                .append(" hours in all.\n")
                .append(TransferSection.markdown(acoustic))
                .append('\n')
                .append(TextTemplate.find("notes/cross-corpus.md").orElse(""));
        return page.toString();
    }

    /** Empty without a grid. */
    private static String oracle(CrossCorpusRuns runs) {
        List<String> methods = runs.gridMethods();
        if (methods.isEmpty()) {
            return "";
        }
        List<String> header = new ArrayList<>(List.of("source to target"));
        methods.forEach(method -> header.addAll(List.of(method, "at", "points")));
        List<List<String>> rows = new ArrayList<>();
        for (String pair : runs.pairs()) {
            List<String> row = new ArrayList<>(List.of(pair));
            for (String method : methods) {
                List<Map.Entry<String, Double>> grid = runs.grid(pair, method);
                row.add(grid.isEmpty() ? "missing" : Markdown.rate(grid.get(0).getValue()));
                row.add(grid.isEmpty() ? "" : grid.get(0).getKey());
                row.add(Integer.toString(grid.size()));
            }
            rows.add(row);
        }
        return "ORACLE_GRID, as the papers report: for each pair the best point of a grid, chosen by the target's labels. Not to be compared"
                + " with the columns above, which chose nothing.\n\n" + Markdown.table(header, rows) + "\n";
    }

    private static String firstMethod(CrossCorpusRuns runs) {
        return runs.results().get(runs.pairs().get(0)).keySet().iterator().next();
    }

    private static double hours(CrossCorpusRuns runs) {
        return runs.results().values().stream()
                .flatMap(methods -> methods.values().stream())
                .flatMap(List::stream)
                .mapToDouble(RunResult::hours)
                .sum();
    }

    private static List<String> header(List<String> methods) {
        List<String> header = new ArrayList<>(List.of("source to target", "emotions", "clips of the target", "seeds"));
        header.addAll(methods);
        header.add("chance");
        return header;
    }

    private static List<List<String>> rows(CrossCorpusRuns runs, List<String> methods) {
        List<List<String>> rows = new ArrayList<>();
        for (String pair : runs.pairs()) {
            List<RunResult> any = methods.stream()
                    .map(method -> runs.of(pair, method))
                    .filter(results -> !results.isEmpty())
                    .findFirst()
                    .orElseThrow();
            List<String> row = new ArrayList<>(List.of(
                    pair,
                    String.join(", ", any.get(0).labels()),
                    Long.toString(SeedRuns.confusion(any.get(0)).total()),
                    seeds(runs, methods, pair)));
            methods.forEach(method ->
                    row.add(runs.uar(pair, method).map(Markdown::spread).orElse("missing")));
            row.add(Markdown.rate(1.0 / any.get(0).labels().size()));
            rows.add(row);
        }
        List<String> mean = means(runs, methods);
        mean.addAll(1, List.of("", "", ""));
        mean.add("");
        rows.add(mean);
        return rows;
    }

    private static String seeds(CrossCorpusRuns runs, List<String> methods, String pair) {
        IntSummaryStatistics seeds = methods.stream()
                .mapToInt(method -> runs.of(pair, method).size())
                .filter(count -> count > 0)
                .summaryStatistics();
        return seeds.getMin() == seeds.getMax()
                ? Integer.toString(seeds.getMin())
                : seeds.getMin() + " to " + seeds.getMax();
    }

    /** A row of the methods' means, named in its first cell. */
    static List<String> means(CrossCorpusRuns runs, List<String> methods) {
        List<String> mean = new ArrayList<>(List.of("mean of the pairs that all methods have"));
        methods.forEach(method -> mean.add(mean(runs, methods, method)));
        return mean;
    }

    private static String mean(CrossCorpusRuns runs, List<String> methods, String method) {
        double[] values = runs.pairs().stream()
                .filter(pair ->
                        methods.stream().allMatch(other -> runs.uar(pair, other).isPresent()))
                .mapToDouble(pair -> runs.uar(pair, method).map(Summary::mean).orElseThrow())
                .toArray();
        return values.length == 0 ? "missing" : Markdown.rate(Summary.of(values).mean());
    }

    private static List<String> densityHeader(List<String> methods) {
        List<String> header = new ArrayList<>(List.of("source to target"));
        header.addAll(methods);
        return header;
    }

    private static List<List<String>> densities(CrossCorpusRuns runs, List<String> methods) {
        List<List<String>> rows = new ArrayList<>();
        for (String pair : runs.pairs()) {
            List<String> row = new ArrayList<>(List.of(pair));
            for (String method : methods) {
                Optional<Double> density = runs.density(pair, method);
                row.add(density.map(Markdown::rate).orElse(""));
            }
            rows.add(row);
        }
        return rows;
    }
}
