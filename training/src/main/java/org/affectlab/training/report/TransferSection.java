package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.transfer.TransferRun;

/** Acoustic features from one corpus to another: tables of all methods and settings, the deep networks apart. Stateless. */
final class TransferSection {
    static final String AKTLR = "AKTLR";

    private TransferSection() {}

    /** Empty without runs. */
    static String markdown(List<TransferRun> runs) {
        if (runs.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n## Acoustic features\n\n")
                .append(
                        "Computed by `train transfer`. Each corpus is scaled to [0, 1] by itself; the target's clips are seen without labels in training")
                .append(" (AKTLR, alignment, subspaces) and are the test. UAR of the target.\n\n")
                .append(
                        "FIXED: the same settings for all pairs. \"Source\": the setting with the best UAR over held-out speakers of the source, five folds.")
                .append(
                        " \"Elsewhere\": the setting with the best mean UAR over the pairs in which the target does not occur, as for a laboratory that has")
                .append(
                        " our corpora and no labels of its own. No label of a target chose anything in these three.\n\n");
        text.append(means(runs)).append('\n');
        for (ParameterSet set : ParameterSet.values()) {
            List<TransferRun> own = of(runs, set);
            if (!own.isEmpty()) {
                text.append("### ")
                        .append(set.title())
                        .append("\n\n")
                        .append(pairs(own))
                        .append('\n');
                text.append("![kept groups](").append(pictureName(set)).append(")\n\n");
            }
        }
        return text.append("### ORACLE_GRID\n\n")
                .append(
                        "As the paper reports: for each pair the best point of AKTLR's grid, chosen by the target's labels. Not to be compared with the tables above.\n\n")
                .append(oracle(runs))
                .toString();
    }

    static String pictureName(ParameterSet set) {
        return "cross-corpus-kept-" + set.id() + ".svg";
    }

    static List<TransferRun> of(List<TransferRun> runs, ParameterSet set) {
        return runs.stream().filter(run -> run.set().equals(set.id())).toList();
    }

    /** By method, in the order of their first appearance; each method's runs by pair. */
    static Map<String, List<TransferRun>> byMethod(List<TransferRun> runs) {
        Map<String, List<TransferRun>> methods = new LinkedHashMap<>();
        runs.stream()
                .sorted(Comparator.comparing(
                                TransferRun::method,
                                Comparator.comparing((String name) -> name.equals(AKTLR))
                                        .thenComparing(name -> !name.equals("regression"))
                                        .thenComparing(name -> name))
                        .thenComparing(TransferRun::pair))
                .forEach(run -> methods.computeIfAbsent(run.method(), name -> new ArrayList<>())
                        .add(run));
        return methods;
    }

    private static String means(List<TransferRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (ParameterSet set : ParameterSet.values()) {
            for (Map.Entry<String, List<TransferRun>> method :
                    byMethod(of(runs, set)).entrySet()) {
                List<TransferRun> own = method.getValue();
                rows.add(List.of(
                        set.title(),
                        method.getKey(),
                        Integer.toString(own.size()),
                        mean(own, run -> 1.0 / run.emotions().size()),
                        mean(own, run -> run.fixed().uar()),
                        mean(own, run -> onSource(run).uar()),
                        mean(own, run -> elsewhere(own, run).uar())));
            }
        }
        return "Mean over the pairs:\n\n"
                + Markdown.table(
                        List.of("features", "method", "pairs", "chance", "FIXED", "source", "elsewhere"), rows);
    }

    private static String mean(List<TransferRun> runs, Function<TransferRun, Double> value) {
        return Markdown.rate(runs.stream().mapToDouble(value::apply).average().orElseThrow());
    }

    private static TransferRun.Point onSource(TransferRun run) {
        return run.grid().get(run.chosenOnSource());
    }

    /** The grid's best over the pairs without this one's target; the first when several are equal, or when no such pair is there. */
    static TransferRun.Point elsewhere(List<TransferRun> method, TransferRun run) {
        List<TransferRun> others = method.stream()
                .filter(other ->
                        !other.source().equals(run.target()) && !other.target().equals(run.target()))
                .toList();
        int best = IntStream.range(0, run.grid().size())
                .boxed()
                .max(Comparator.comparingDouble((Integer index) -> others.stream()
                                .mapToDouble(other -> other.grid().get(index).uar())
                                .sum())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return run.grid().get(best);
    }

    private static String pairs(List<TransferRun> runs) {
        Map<String, List<TransferRun>> methods = byMethod(runs);
        List<String> header = new ArrayList<>(List.of("source to target", "emotions", "clips", "chance"));
        methods.keySet().stream().filter(name -> !name.equals(AKTLR)).forEach(name -> header.add(name + ", source"));
        header.addAll(
                List.of("AKTLR, FIXED", "AKTLR, source", "at", "AKTLR, elsewhere", "at", "kept groups, features"));
        List<List<String>> rows = new ArrayList<>();
        for (TransferRun aktlr : methods.getOrDefault(AKTLR, List.of())) {
            List<String> row = new ArrayList<>(List.of(
                    aktlr.pair(),
                    Integer.toString(aktlr.emotions().size()),
                    Integer.toString(aktlr.clips()),
                    Markdown.rate(1.0 / aktlr.emotions().size())));
            methods.forEach((name, own) -> {
                if (!name.equals(AKTLR)) {
                    row.add(own.stream()
                            .filter(run -> run.pair().equals(aktlr.pair()))
                            .findFirst()
                            .map(run -> Markdown.rate(onSource(run).uar()))
                            .orElse("missing"));
                }
            });
            TransferRun.Point source = onSource(aktlr);
            TransferRun.Point elsewhere = elsewhere(methods.get(AKTLR), aktlr);
            row.addAll(List.of(
                    Markdown.rate(aktlr.fixed().uar()) + (aktlr.fixed().converged() ? "" : " (not converged)"),
                    Markdown.rate(source.uar()),
                    source.settings(),
                    Markdown.rate(elsewhere.uar()),
                    elsewhere.settings(),
                    aktlr.fixed().keptGroups().size() + ", " + aktlr.fixed().keptFeatures()));
            rows.add(row);
        }
        return Markdown.table(header, rows);
    }

    private static String oracle(List<TransferRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (TransferRun run : runs) {
            if (run.method().equals(AKTLR)) {
                TransferRun.Point best = run.grid().stream()
                        .max(Comparator.comparingDouble(TransferRun.Point::uar))
                        .orElseThrow();
                rows.add(List.of(run.set(), run.pair(), Markdown.rate(best.uar()), best.settings()));
            }
        }
        return Markdown.table(List.of("features", "source to target", "best", "at"), rows);
    }
}
