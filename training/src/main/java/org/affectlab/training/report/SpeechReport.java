package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One page on all speech networks, from a folder of runs: {@code NAME-ravdess/} or {@code NAME-ravdess-VARIANT/}, {@code
 * NAME-multi-corpus/}, {@code NAME-leave-one-corpus-out/}, {@code NAME-single-corpus-CORPUS/}, each with {@code seed-S/fold-K},
 * and {@code cross-corpus/}; {@code ablations/} as {@link AblationSection} has them. Nothing on it is written by hand but fixed
 * words and the remarks, {@code notes/speech.md}. Stateless.
 */
public final class SpeechReport {
    private SpeechReport() {}

    /**
     * @param costs a table of sizes and times, or empty
     * @throws IOException if runs cannot be read
     */
    public static String markdown(SpeechRuns runs, String costs) throws IOException {
        StringBuilder page = new StringBuilder("# Emotion in speech: the networks compared\n\n");
        page.append(
                        "Computed from the runs by `train speech-report`; only the remarks at the end are written by hand.\n\n")
                .append(
                        "UAR is the mean recall of the emotions, WAR the accuracy of clips, chance the UAR of guessing. No speaker is on both")
                .append(
                        " sides of a fold, the last epoch is kept, and no test speaker has chosen anything but where a page says so.\n\n")
                .append("## RAVDESS, eight emotions, six folds by actor\n\n")
                .append(RavdessSection.markdown(runs.ravdess()))
                .append(AblationSection.markdown(runs.folder()))
                .append(SeveralCorporaSection.markdown(runs.folder(), runs.all()))
                .append(TogetherSection.markdown(
                        runs.folder(), List.copyOf(runs.all().keySet())));
        Path pairs = runs.folder().resolve(SpeechRuns.CROSS_CORPUS);
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

    private static String pairs(CrossCorpusRuns runs) {
        List<String> methods = runs.methods();
        List<String> header =
                new ArrayList<>(List.of("mean UAR over " + runs.pairs().size() + " pairs"));
        header.addAll(methods);
        return Markdown.table(header, List.of(CrossCorpusReport.means(runs, methods))) + "\n"
                + PairedGain.markdown(runs) + "All pairs: [cross-corpus.md](cross-corpus.md).\n";
    }
}
