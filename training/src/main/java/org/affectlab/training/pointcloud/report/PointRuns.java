package org.affectlab.training.pointcloud.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.pointcloud.run.PointRunDirectory;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneEvaluator;
import org.affectlab.training.report.RunFolders;

/**
 * The finished runs of one variant with one seed: one fold, or several that are pooled.
 *
 * @param variant name of the folder
 * @param results in the order of the folds, at least one, alike but for the fold
 */
record PointRuns(String variant, long seed, List<PointRunResult> results) {
    PointRuns {
        results = List.copyOf(results);
        PointRunResult first = results.get(0);
        if (results.stream()
                .anyMatch(result -> !result.labels().equals(first.labels())
                        || !result.identity()
                                .settingsDigest()
                                .equals(first.identity().settingsDigest())
                        || !result.identity()
                                .corpusDigest()
                                .equals(first.identity().corpusDigest()))) {
            throw new IllegalArgumentException("the folds of " + variant + ", seed " + seed + " are not of one kind");
        }
    }

    /** All runs below {@code folder/VARIANT/seed-S/FOLD}, variants in the order of their names, then seeds. */
    static List<PointRuns> read(Path folder) throws IOException {
        List<PointRuns> all = new ArrayList<>();
        for (Path variant : RunFolders.in(folder)) {
            for (Path seed : RunFolders.in(variant)) {
                List<PointRunResult> results = new ArrayList<>();
                for (Path fold : RunFolders.in(seed)) {
                    new PointRunDirectory(fold).readResult().ifPresent(results::add);
                }
                if (!results.isEmpty()) {
                    long number = results.get(0).identity().seed();
                    all.add(new PointRuns(String.valueOf(variant.getFileName()), number, results));
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException(folder + " holds no finished run");
        }
        return List.copyOf(all);
    }

    PointRunResult first() {
        return results.get(0);
    }

    /** Over all held-out scenes of all folds. */
    ConfusionMatrix pooled() {
        return results.stream()
                .map(result -> SceneEvaluator.pooled(result.labels(), result.scores()))
                .reduce(ConfusionMatrix::plus)
                .orElseThrow();
    }

    /** Whether the held-out scenes chose the epoch of any fold. */
    boolean chosenByHeldOut() {
        return results.stream().anyMatch(PointRunResult::chosenByHeldOut);
    }

    double hours() {
        return results.stream().mapToDouble(PointRunResult::hours).sum();
    }
}
