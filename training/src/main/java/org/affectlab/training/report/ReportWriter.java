package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.config.ProtocolSettings;
import org.affectlab.training.run.AtomicFiles;
import org.affectlab.training.run.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * A cross-validation as Markdown with pictures beside it, {@code NAME.md} and {@code NAME-seed-S-*.svg}. The same runs give the same bytes.
 * Stateless.
 */
public final class ReportWriter {
    private final CorpusInfo corpus;
    private final String note;

    /** @param note a paragraph about what the figures can be compared with; may be empty */
    public ReportWriter(CorpusInfo corpus, String note) {
        this.corpus = requireNonNull(corpus, "corpus is null");
        this.note = requireNonNull(note, "note is null");
    }

    /**
     * For these runs, with what the project itself knows where nothing is given.
     *
     * @param corpusInfo file that describes the corpora
     * @param note file with a paragraph about what the figures can be compared with
     * @throws IOException if nothing is known of a corpus, or a file cannot be read
     */
    public static ReportWriter of(RunCollection runs, @Nullable Path corpusInfo, @Nullable Path note)
            throws IOException {
        RunResult first = runs.seeds().get(0).results().get(0);
        return new ReportWriter(
                corpusInfo == null ? CorpusInfo.joined(CorpusInfo.known(first.corpus())) : CorpusInfo.read(corpusInfo),
                note == null
                        ? TextTemplate.find("notes/" + first.name() + ".md").orElse("")
                        : Files.readString(note));
    }

    /**
     * @param report the Markdown file, whose folder is made when it is missing; the report's own command names it, without folders if
     *     it is absolute
     * @return every file written
     */
    public List<Path> write(RunCollection runs, Path report) throws IOException {
        return write(runs, report, report.isAbsolute() ? report.getFileName().toString() : report.toString());
    }

    List<Path> write(RunCollection runs, Path report, String shownAs) throws IOException {
        String stem = report.getFileName().toString().replaceFirst("\\.md$", "");
        Path folder = report.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        StringBuilder seeds = new StringBuilder();
        for (SeedRuns seed : runs.seeds()) {
            SeedSection section = new SeedSection(seed, stem + "-seed-" + seed.seed());
            for (Map.Entry<String, String> picture : section.pictures().entrySet()) {
                Path file = folder.resolve(picture.getKey());
                AtomicFiles.writeString(file, picture.getValue());
                written.add(file);
            }
            seeds.append('\n').append(section.markdown());
        }
        AtomicFiles.writeString(report.toAbsolutePath(), markdown(runs, seeds.toString(), shownAs));
        written.add(report);
        return List.copyOf(written);
    }

    private static String leftOut(ProtocolSettings protocol) {
        return switch (protocol.kind()) {
            case CONSECUTIVE ->
                "Speakers are left out in groups of " + protocol.speakersPerFold()
                        + ", in the corpus's order; each network is tested on speakers that it never heard.";
            case INTERLEAVED ->
                "Fold k of " + protocol.folds()
                        + " leaves out every " + protocol.folds()
                        + "th speaker of each corpus, from the kth; each network is tested on speakers that it never heard.";
            case CORPUS ->
                "Corpora are left out one after the other; each network is tested on one that it never heard.";
        };
    }

    private String markdown(RunCollection runs, String seeds, String shownAs) throws IOException {
        SeedRuns first = runs.seeds().get(0);
        RunResult result = first.results().get(0);
        Map<String, String> values = new HashMap<>();
        values.put("name", result.name());
        values.put("summary", summary(runs).strip());
        values.put(
                "note",
                note.isBlank() ? "Compare these figures only with ones of the same data and protocol." : note.strip());
        values.put("leftOut", leftOut(first.settings().protocol()));
        values.put(
                "epochs",
                first.settings().protocol().validationSpeakers() == 0
                        ? "The last epoch is kept, so the test speakers choose neither weights nor epoch."
                        : "The epoch is chosen on validation speakers, who are in neither part.");
        values.put("seeds", seeds);
        values.put("corpusTitle", corpus.title());
        values.put("corpusLicence", corpus.licence());
        values.put("corpusSource", corpus.source());
        values.put("corpusCitation", corpus.citation());
        values.put("corpusDigest", result.identity().corpusDigest());
        values.put(
                "speakerCount",
                Integer.toString(result.trainingSpeakers().size()
                        + result.validationSpeakers().size()
                        + result.testSpeakers().size()));
        values.put("settingsDigest", result.identity().settingsDigest());
        values.put("settings", SettingsTable.of(first.settings()));
        values.put("seedList", seedList(runs));
        values.put("threads", Integer.toString(result.identity().threads()));
        values.put("out", shownAs);
        return TextTemplate.resource("report.md").fill(values);
    }

    private static String seedList(RunCollection runs) {
        return Stream.concat(runs.seeds().stream().map(SeedRuns::seed), runs.unfinishedSeeds().stream())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String summary(RunCollection runs) {
        List<List<String>> rows = new ArrayList<>();
        for (SeedRuns seed : runs.seeds()) {
            ClassificationMetrics pooled = seed.folded().pooled();
            rows.add(List.of(
                    Long.toString(seed.seed()),
                    seed.results().size() + " of " + seed.protocol().size(),
                    Markdown.rate(pooled.war()),
                    Markdown.rate(pooled.uar()),
                    Markdown.spread(seed.folded().acrossFolds(ClassificationMetrics::uar)),
                    Markdown.rate(pooled.chance())));
        }
        for (long seed : runs.unfinishedSeeds()) {
            rows.add(List.of(Long.toString(seed), "none finished", "missing", "missing", "missing", ""));
        }
        String table = Markdown.table(
                List.of("seed", "folds", "pooled WAR", "pooled UAR", "UAR of folds, mean ± sd", "chance UAR"), rows);
        if (runs.seeds().size() < 2) {
            return table + "\nOne seed: the spread over seeds is not measured.\n";
        }
        Summary uar = Summary.of(runs.seeds().stream()
                .mapToDouble(seed -> seed.folded().pooled().uar())
                .toArray());
        return table + "\nPooled UAR over " + uar.count() + " seeds, mean ± sd: " + Markdown.spread(uar) + ".\n";
    }
}
