package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.RunResult;

/**
 * One page on all speech networks, from a folder of runs: {@code NAME-ravdess/} or {@code NAME-ravdess-VARIANT/}, {@code
 * NAME-multi-corpus/}, {@code NAME-leave-one-corpus-out/}, {@code NAME-single-corpus-CORPUS/}, each with {@code seed-S/fold-K},
 * and {@code cross-corpus/}; {@code ablations/} as {@link AblationSection} has them. Nothing on it is written by hand but fixed
 * words. Stateless.
 */
public final class SpeechReport {
    private static final Pattern RAVDESS = Pattern.compile(".+-ravdess(-.+)?");
    private static final String CROSS_CORPUS = "cross-corpus";
    private static final Set<String> OTHER_PAGES =
            Set.of(CROSS_CORPUS, AblationSection.FOLDER, "transfer", "point-clouds");

    private SpeechReport() {}

    /**
     * @param costs a table of sizes and times, or empty
     * @throws IOException if a folder of runs holds no finished one
     */
    public static String markdown(Path runs, String costs) throws IOException {
        Map<String, RunCollection> all = new TreeMap<>();
        for (Path folder : RunFolders.in(runs)) {
            String name = folder.getFileName().toString();
            if (!OTHER_PAGES.contains(name)) {
                all.put(name, RunCollection.read(folder));
            }
        }
        StringBuilder page = new StringBuilder("# Emotion in speech: the networks compared\n\n");
        page.append("Computed from the runs by `train speech-report`; nothing here is written by hand.\n\n")
                .append(
                        "UAR is the mean recall of the emotions, WAR the accuracy of clips, chance the UAR of guessing. No speaker is on both")
                .append(
                        " sides of a fold, the last epoch is kept, and no test speaker has chosen anything but where a page says so.\n\n")
                .append("## RAVDESS, eight emotions, six folds by actor\n\n")
                .append(ravdess(all))
                .append(AblationSection.markdown(runs))
                .append(SeveralCorporaSection.markdown(runs, all));
        Path pairs = runs.resolve(CROSS_CORPUS);
        if (Files.isDirectory(pairs)) {
            page.append("\n## From one corpus to another\n\n").append(pairs(CrossCorpusRuns.read(pairs)));
        }
        if (!costs.isEmpty()) {
            page.append("\n## Size and speed\n\n").append(costs);
        }
        return page.append('\n')
                .append(TextTemplate.find("notes/speech.md").orElse(""))
                .toString();
    }

    private static String ravdess(Map<String, RunCollection> all) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, RunCollection> entry : all.entrySet()) {
            if (RAVDESS.matcher(entry.getKey()).matches() && !entry.getKey().contains(SeveralCorporaSection.SINGLE)) {
                rows.add(row(entry.getKey(), entry.getValue()));
            }
        }
        return Markdown.table(
                List.of("runs", "seeds", "folds", "clips tested", "WAR", "UAR", "chance", "hours of training"), rows);
    }

    private static List<String> row(String name, RunCollection runs) {
        List<SeedRuns> seeds = runs.seeds();
        int finished = seeds.stream().mapToInt(seed -> seed.results().size()).sum();
        int expected = seeds.stream().mapToInt(seed -> seed.protocol().size()).sum();
        long clips =
                seeds.stream().mapToLong(seed -> seed.folded().pooled().items()).sum();
        double hours = seeds.stream()
                .flatMap(seed -> seed.results().stream())
                .mapToDouble(RunResult::hours)
                .sum();
        return List.of(
                name,
                Integer.toString(seeds.size()),
                finished + " of " + expected,
                Long.toString(clips),
                shown(seeds.stream().map(SpeechReport::pooled).map(ClassificationMetrics::war)),
                shown(seeds.stream().map(SpeechReport::pooled).map(ClassificationMetrics::uar)),
                Markdown.rate(pooled(seeds.get(0)).chance()),
                String.format(Locale.ROOT, "%.1f", hours));
    }

    private static ClassificationMetrics pooled(SeedRuns seed) {
        return seed.folded().pooled();
    }

    private static String shown(Stream<Double> values) {
        return Markdown.spread(
                Summary.of(values.mapToDouble(Double::doubleValue).toArray()));
    }

    private static String pairs(CrossCorpusRuns runs) {
        List<String> methods = runs.methods();
        List<String> header =
                new ArrayList<>(List.of("mean UAR over " + runs.pairs().size() + " pairs"));
        header.addAll(methods);
        return Markdown.table(header, List.of(CrossCorpusReport.means(runs, methods))) + "\n"
                + PairedGain.markdown(runs) + "All pairs: [cross-corpus.md](cross-corpus.md).\n";
    }
}
