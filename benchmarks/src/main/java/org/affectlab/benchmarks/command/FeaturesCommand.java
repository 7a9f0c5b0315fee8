package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.affectlab.benchmarks.micro.FeaturesBenchmark;
import org.affectlab.benchmarks.micro.MicroBenchmarks;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.report.Target;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast acoustic features are computed on one core. */
@Command(
        name = "features",
        description = "Times real time of the acoustic parameter sets on one core (JMH, about a minute).",
        mixinStandardHelpOptions = true)
final class FeaturesCommand implements Callable<Integer> {
    private static final double LEAST = 60;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--root", defaultValue = ".", description = "The checkout (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("");

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        Collection<RunResult> results = MicroBenchmarks.features();
        MarkdownTable table = new MarkdownTable("set", "ms for a second of sound", "± (99.9 %)", "times real time");
        List<Target> targets = new ArrayList<>();
        for (RunResult run : results) {
            double milliseconds = run.getPrimaryResult().getScore() / FeaturesBenchmark.SECONDS;
            String set = run.getParams().getParam("set");
            table.row(
                    set,
                    String.format(Locale.ROOT, "%.3f", milliseconds),
                    String.format(
                            Locale.ROOT, "%.3f", run.getPrimaryResult().getScoreError() / FeaturesBenchmark.SECONDS),
                    String.format(Locale.ROOT, "%.0f", 1000 / milliseconds));
            targets.add(Target.atLeast(set + ", times real time on one core", LEAST, 1000 / milliseconds));
        }
        new ReportFile(root.resolve("docs/results/features-speed.md"), "features-speed")
                .write(
                        "Speed of the acoustic features",
                        machine + ".\n\nFunctionals of a voice-like signal of " + FeaturesBenchmark.SECONDS
                                + " s, 16 kHz, in pieces of a second, one thread, JMH:\n\n" + table + "\n"
                                + MarkdownTable.of(targets));
        requireNonNull(spec, "spec is null").commandLine().getOut().println(table);
        return targets.stream().allMatch(Target::met) ? 0 : 1;
    }
}
