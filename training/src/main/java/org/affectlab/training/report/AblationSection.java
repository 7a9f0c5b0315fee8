package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.RunResult;

/**
 * What becomes of a network without its parts, from {@code ablations/NETWORK/POINT/seed-S/fold-K} as {@code train grid} writes it. Stateless.
 */
final class AblationSection {
    static final String FOLDER = "ablations";

    private AblationSection() {}

    /** Empty without such runs. */
    static String markdown(Path runs) throws IOException {
        Path ablations = runs.resolve(FOLDER);
        if (!Files.isDirectory(ablations)) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        for (Path network : RunFolders.in(ablations)) {
            for (Path point : RunFolders.in(network)) {
                for (SeedRuns seed : RunCollection.read(point).seeds()) {
                    rows.add(row(network.getFileName().toString(), seed));
                }
            }
        }
        return "\n## Ablations\n\nThe same settings and clips for all rows of a network but for what the row names: the archive, whose name ends with"
                + " the part that is left or the form that replaces one (`models/archives/NAME.json` lists its switches). Shorter than the runs above.\n\n"
                + Markdown.table(
                        List.of(
                                "network",
                                "archive",
                                "epochs",
                                "seed",
                                "folds",
                                "clips tested",
                                "WAR",
                                "UAR",
                                "chance"),
                        rows);
    }

    private static List<String> row(String network, SeedRuns seed) {
        TrainingSettings settings = seed.settings();
        ClassificationMetrics pooled = seed.folded().pooled();
        return List.of(
                network,
                Path.of(settings.archive()).getFileName().toString(),
                Integer.toString(settings.epochs()),
                Long.toString(seed.seed()),
                String.join(
                        ", ", seed.results().stream().map(AblationSection::fold).toList()),
                Long.toString(pooled.items()),
                Markdown.rate(pooled.war()),
                Markdown.rate(pooled.uar()),
                Markdown.rate(pooled.chance()));
    }

    private static String fold(RunResult result) {
        return Integer.toString(result.identity().fold());
    }
}
