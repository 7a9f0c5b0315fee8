package org.affectlab.training.transfer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.acoustics.Is09;
import org.affectlab.regression.FeatureGroups;
import org.affectlab.training.report.Markdown;

/** Every ordered pair of corpora by plain regression, by alignment alone, and by AKTLR with fixed and with chosen settings. */
public final class TransferStudy {
    private static final List<String> EMOTIONS =
            List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised", "bored");
    private static final int CONTOUR_FUNCTIONALS = 12;

    private final List<AcousticCorpus> corpora;
    private final PrintStream progress;

    public TransferStudy(List<AcousticCorpus> corpora, PrintStream progress) {
        this.corpora = List.copyOf(corpora);
        this.progress = progress;
    }

    /** The coarse grid that the leak-free choice searches (our choice: a part of the specification's). */
    static List<TransferSettings> grid() {
        List<TransferSettings> grid = new ArrayList<>();
        for (double lambda : new double[] {0, 10, 100}) {
            for (double tau : new double[] {0.3, 1, 5, 10}) {
                for (double mu : new double[] {0, 0.2, 1, 2}) {
                    grid.add(new TransferSettings(lambda, tau, mu));
                }
            }
        }
        return List.copyOf(grid);
    }

    /** The page. */
    public String markdown() {
        FeatureGroups groups = FeatureGroups.consecutive(Is09.SIZE / CONTOUR_FUNCTIONALS, CONTOUR_FUNCTIONALS);
        List<List<String>> rows = new ArrayList<>();
        double[] sums = new double[5];
        for (AcousticCorpus source : corpora) {
            for (AcousticCorpus target : corpora) {
                if (source != target) {
                    row(source, target, groups, rows, sums);
                }
            }
        }
        List<String> mean = new ArrayList<>(List.of("mean", ""));
        for (double sum : sums) {
            mean.add(Markdown.rate(sum / rows.size()));
        }
        mean.addAll(List.of("", ""));
        rows.add(mean);
        return "# Across corpora with acoustic features\n\n"
                + "Computed by `train transfer`; nothing here is written by hand. IS09 features, each corpus scaled to [0, 1] by itself; the"
                + " target's clips are seen without labels in training and are the test. UAR of the target over the emotions that both corpora"
                + " have.\n\n"
                + "FIXED are the specification's defaults (λ 100, τ 5, μ 1 for 330 clips). \"Chosen\" took the setting with the best UAR over"
                + " held-out speakers of the source; no label of a target has chosen anything.\n\n"
                + Markdown.table(
                        List.of(
                                "source to target",
                                "emotions",
                                "chance",
                                "regression",
                                "alignment alone",
                                "AKTLR, FIXED",
                                "AKTLR, chosen",
                                "chosen λ, τ, μ",
                                "kept contours, features"),
                        rows);
    }

    private void row(
            AcousticCorpus source,
            AcousticCorpus target,
            FeatureGroups groups,
            List<List<String>> rows,
            double[] sums) {
        List<String> shared = EMOTIONS.stream()
                .filter(emotion ->
                        source.labels().contains(emotion) && target.labels().contains(emotion))
                .toList();
        if (shared.size() < 2) {
            return;
        }
        TransferTask task = new TransferTask(source, target, shared, groups);
        TransferTask.Outcome plain = task.run(TransferSettings.PLAIN);
        TransferTask.Outcome aligned = task.run(TransferSettings.ALIGNED);
        TransferTask.Outcome fixed = task.run(TransferSettings.FIXED);
        TransferTask.Outcome chosen = task.run(task.chooseOnSource(grid()));
        List<TransferTask.Outcome> outcomes = List.of(plain, aligned, fixed, chosen);
        double chance = 1.0 / shared.size();
        List<String> cells = new ArrayList<>(List.of(task.name(), Integer.toString(shared.size())));
        sums[0] += chance;
        cells.add(Markdown.rate(chance));
        for (int index = 0; index < outcomes.size(); index++) {
            TransferTask.Outcome outcome = outcomes.get(index);
            sums[index + 1] += outcome.uar();
            cells.add(Markdown.rate(outcome.uar()) + (outcome.converged() ? "" : " (not converged)"));
        }
        cells.add(String.format(
                Locale.ROOT,
                "%.0f, %.1f, %.1f",
                chosen.settings().lambda(),
                chosen.settings().tau(),
                chosen.settings().mu()));
        cells.add(chosen.keptGroups() + ", " + chosen.keptFeatures());
        rows.add(cells);
        progress.println(String.join("  ", cells));
    }
}
