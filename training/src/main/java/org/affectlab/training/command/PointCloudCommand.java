package org.affectlab.training.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointProtocol;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.run.PointFold;
import org.affectlab.training.pointcloud.run.PointRunDirectory;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.PointSession;
import org.affectlab.training.pointcloud.run.SceneEvaluator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs of a network on point clouds: every seed and fold, one after the other. */
@Command(
        name = "pointcloud",
        description = "Trains and tests a segmentation network for point clouds; finished runs are skipped.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PointCloudCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = "--network",
            description = "Names the settings: NETWORK.json in --configs, unless --config names a file.")
    private String network = "stpc-aerial";

    @Mixin
    private NamedSettings named = new NamedSettings();

    @Option(names = "--data", required = true, description = "Data set: a folder in its authors' layout.")
    private Path data = Path.of("");

    @Option(
            names = "--protocol",
            defaultValue = "configured",
            description = "configured (what the settings say), " + PointProtocol.NAMES + ".")
    private String protocol = "";

    @Option(names = "--out", required = true, description = "Folder of the runs.")
    private Path out = Path.of("");

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "Seeds (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--folds", split = ",", description = "Only these folds, from 1.")
    @Nullable
    private List<Integer> folds;

    @Option(names = "--until-epoch", description = "Pause after this epoch.")
    @Nullable
    private Integer untilEpoch;

    @Option(names = "--resume", description = "Go on with what was begun in the folder.")
    private boolean resume;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "Threads; 0 takes the processors, or OMP_NUM_THREADS when that is set and lower.")
    private int threads;

    @Override
    public Integer call() throws Exception {
        Path file = named.file(network);
        PointSettings read = PointDefaults.format().read(file);
        PointSettings settings = protocol.equals("configured") ? read : read.withProtocol(PointProtocol.of(protocol));
        int count = threads == 0 ? ThreadPlan.forOneTask().intraOpThreads() : threads;
        StopOnShutdown.run(stop -> {
            PointSession session = PointSession.open(settings, file, data, count, System.out, stop);
            List<PointFold> chosen = session.folds().stream()
                    .filter(fold -> folds == null || folds.contains(fold.number()))
                    .toList();
            for (long seed : seeds) {
                for (PointFold fold : chosen) {
                    run(session, seed, fold);
                }
            }
        });
        return 0;
    }

    private void run(PointSession session, long seed, PointFold fold) throws IOException {
        PointRunDirectory directory = PointRunDirectory.of(out, seed, fold.number());
        if (!resume && directory.isUnfinished()) {
            throw new IOException(
                    directory.path() + " holds a run that was begun: --resume goes on with it; or name another folder");
        }
        session.run(out, seed, fold, untilEpoch == null ? Integer.MAX_VALUE : untilEpoch)
                .ifPresent(this::print);
    }

    private void print(PointRunResult result) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        PrintWriter writer = spec.commandLine().getOut();
        if (!result.scores().isEmpty()) {
            SegmentationMetrics metrics =
                    SegmentationMetrics.of(SceneEvaluator.pooled(result.labels(), result.scores()));
            writer.printf(
                    Locale.ROOT,
                    "seed %d, without %s: %d points, mIoU %.4f, OA %.4f, mean recall %.4f%n",
                    result.identity().seed(),
                    result.heldOut(),
                    metrics.points(),
                    metrics.meanIou(),
                    metrics.accuracy(),
                    metrics.meanAccuracy());
        }
        writer.flush();
    }
}
