package org.affectlab.training.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. Exit status: 0 done, 1 failed (the reason on standard error), 2 wrong usage. */
@Command(
        name = "train",
        description = "Trains, evaluates and packages Affectlab's networks.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            CrossValidateCommand.class,
            SpeechCommand.class,
            PointCloudCommand.class,
            PointCloudPackageCommand.class,
            PointCloudReportCommand.class,
            GridCommand.class,
            CrossCorpusCommand.class,
            CrossCorpusReportCommand.class,
            TransferCommand.class,
            FeaturesReportCommand.class,
            PackFeaturesCommand.class,
            CalibrateCommand.class,
            PackageCommand.class,
            EnsembleCommand.class,
            PackageFileCommand.class,
            BenchModelCommand.class,
            ComparePackagesCommand.class,
            SealCommand.class,
            ReportCommand.class,
            SpeechReportCommand.class,
            FormsCommand.class,
            RobustnessCommand.class
        })
public final class TrainingCommand {
    private TrainingCommand() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new TrainingCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    String message = exception.getMessage();
                    commandLine.getErr().println(message == null ? exception.toString() : message);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
