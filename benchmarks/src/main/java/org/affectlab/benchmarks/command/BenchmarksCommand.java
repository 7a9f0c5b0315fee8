package org.affectlab.benchmarks.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. Exit status: 0 every target was met, 1 one was missed or the tool failed (the reason on standard error), 2 wrong usage. */
@Command(
        name = "benchmarks",
        description =
                "Measures a running platform. './affectlab bench', 'overhead', 'overload', 'abuse' and 'soak' start one and call this.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchCommand.class,
            OverheadCommand.class,
            OverloadCommand.class,
            AbuseCommand.class,
            SoakCommand.class,
            FeaturesCommand.class,
            NeighboursCommand.class,
            PointCloudsCommand.class
        })
public final class BenchmarksCommand {
    private BenchmarksCommand() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new BenchmarksCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    String message = exception.getMessage();
                    commandLine.getErr().println(message == null ? exception.toString() : message);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
