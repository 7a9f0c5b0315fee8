package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.Contest;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.HttpContender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the gateway costs: the same upload directly and through it, alone and in a crowd. */
@Command(
        name = "overhead",
        mixinStandardHelpOptions = true,
        description = "An upload of 100 kB directly and through the gateway; writes docs/results/overhead.md.")
final class OverheadCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--rounds", description = "Slices of each contender (default: ${DEFAULT-VALUE}).")
    private int rounds = 6;

    @Option(names = "--slice-seconds", description = "Length of a slice (default: ${DEFAULT-VALUE}).")
    private int sliceSeconds = 8;

    @Option(
            names = "--warm-up-seconds",
            description =
                    "Of each contender: the compilers of the Java machines are busy until then (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 45;

    @Option(names = "--connections", description = "Of the crowd (default: ${DEFAULT-VALUE}).")
    private int connections = 32;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        List<PreparedRequest> upload = List.of(AudioRequests.good(
                platform.speech(), platform.model(), platform.recording("speech.wav"), platform.credentials()));
        Duration slice = Duration.ofSeconds(sliceSeconds);
        Contest contest = new Contest(
                List.of(
                        new HttpContender(OverheadReport.ALONE_DIRECT, platform.speech(), 1, upload),
                        new HttpContender(OverheadReport.ALONE_GATEWAY, platform.gateway(), 1, upload),
                        new HttpContender(OverheadReport.CROWD_DIRECT, platform.speech(), connections, upload),
                        new HttpContender(OverheadReport.CROWD_GATEWAY, platform.gateway(), connections, upload)),
                line -> {
                    out.println(line);
                    out.flush();
                });

        Map<String, List<Score>> scores = contest.run(rounds, slice, Duration.ofSeconds(warmUpSeconds));
        OverheadReport report =
                new OverheadReport(machine, scores, connections, upload.get(0).size());
        return new Verdict(out, new ReportFile(platform.results("overhead.md"), "overhead"))
                .give("What the gateway costs", report.text(), report.targets());
    }
}
