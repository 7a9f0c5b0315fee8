package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.calibration.RunCalibration;
import org.affectlab.training.network.NetworkArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A run's temperature, which its package then has built in. */
@Command(
        name = "calibrate",
        description = "Finds the temperature of a finished run on the speakers that it held out.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--run", required = true, description = "Folder of the run, seed-S/fold-K.")
    @Nullable
    private Path run;

    @Option(names = "--data", required = true, description = "The run's corpora, in its order.")
    private List<Path> data = List.of();

    @Option(names = "--archive", required = true, description = "The network's archive, without suffix.")
    @Nullable
    private Path archive;

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        Calibration calibration = new RunCalibration(
                        requireNonNull(run, "run is null"),
                        data,
                        NetworkArchive.open(requireNonNull(archive, "archive is null")))
                .write();
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "temperature %.3f; %d clips of %d speakers: ECE %.3f to %.3f, log-loss %.3f to %.3f%n",
                        calibration.temperature(),
                        calibration.clips(),
                        calibration.speakers().size(),
                        calibration.errorBefore(),
                        calibration.errorAfter(),
                        calibration.lossBefore(),
                        calibration.lossAfter());
        return 0;
    }
}
