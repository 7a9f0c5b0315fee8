package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.training.config.PretrainingSettings;

/**
 * A network of several corpora beside networks of one corpus each, tested on the same speakers, and beside networks that never heard the
 * corpus. Stateless.
 */
final class SeveralCorporaSection {
    /** The network and what the run did otherwise than its first form, such as {@code lgfa-multi-corpus-robust}. */
    private static final Pattern MULTI = Pattern.compile("(.+)-multi-corpus(?:-(.+))?");

    static final String SINGLE = "-single-corpus-";
    static final String LEFT_OUT = "-leave-one-corpus-out";

    private SeveralCorporaSection() {}

    /** Empty without such runs. */
    static String markdown(Path runs, Map<String, RunCollection> all) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, RunCollection> entry : all.entrySet()) {
            Matcher name = MULTI.matcher(entry.getKey());
            if (name.matches()) {
                String form = name.group(2);
                text.append("\n## ")
                        .append(name.group(1))
                        .append(" on several corpora")
                        .append(form == null ? "" : ": " + form)
                        .append("\n\n")
                        .append(section(runs, name.group(1), entry));
            }
        }
        return text.toString();
    }

    private static String section(Path runs, String network, Map.Entry<String, RunCollection> multiCorpus)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<PredictedClip> joined = PredictedClip.ofFirstSeed(runs.resolve(multiCorpus.getKey()));
        List<PredictedClip> leftOut = PredictedClip.ofFirstSeed(runs.resolve(network + LEFT_OUT));
        for (String corpus :
                joined.stream().map(PredictedClip::corpus).distinct().toList()) {
            List<PredictedClip> multi = PredictedClip.of(joined, corpus);
            List<PredictedClip> single = PredictedClip.ofFirstSeed(runs.resolve(network + SINGLE + corpus));
            List<PredictedClip> unheard = PredictedClip.of(leftOut, corpus);
            ClassificationMetrics metrics = PredictedClip.metrics(multi);
            rows.add(List.of(
                    corpus,
                    Long.toString(metrics.items()),
                    uar(multi),
                    uar(single),
                    single.isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%+.3f",
                                    metrics.uar()
                                            - PredictedClip.metrics(single).uar()),
                    uar(unheard),
                    Markdown.rate(metrics.chance())));
        }
        return "Held-out speakers of each corpus; the columns before the difference are of the same clips. \"Never heard\" is the UAR of the"
                + " whole corpus by networks that were trained on the others alone.\n\n"
                + beginning(multiCorpus.getValue())
                + Markdown.table(
                        List.of(
                                "corpus",
                                "clips",
                                "UAR of one network for all",
                                "UAR of a network for this corpus",
                                "difference",
                                "UAR, corpus never heard",
                                "chance"),
                        rows);
    }

    private static String beginning(RunCollection runs) {
        PretrainingSettings pretraining = runs.seeds().get(0).settings().pretraining();
        return pretraining.wanted()
                ? "Training began with the weights of the package `" + pretraining.shortName() + "`.\n\n"
                : "";
    }

    private static String uar(List<PredictedClip> clips) {
        return clips.isEmpty()
                ? "missing"
                : Markdown.rate(PredictedClip.metrics(clips).uar());
    }
}
