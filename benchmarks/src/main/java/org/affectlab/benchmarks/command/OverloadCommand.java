package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.engine.RawEngine;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.OwnProcess;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.Capacity;
import org.affectlab.benchmarks.workload.Limits;
import org.affectlab.benchmarks.workload.OverloadRun;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Several times as much as the platform can do, at each door and with each kind of request. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = "Open loop at a multiple of the measured capacity; writes docs/results/overload.md.")
final class OverloadCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--seconds", description = "Length of each overload (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--capacity-seconds",
            description =
                    "Length of each measurement of the capacity, half before and half after the overload (default: ${DEFAULT-VALUE}).")
    private int capacitySeconds = 20;

    @Option(
            names = "--warm-up-seconds",
            description =
                    "Half at capacity and half overloaded, before anything is measured: the compilers of the Java machines need about a minute (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 60;

    @Option(names = "--factor", description = "Offered load over capacity (default: ${DEFAULT-VALUE}).")
    private double factor = 3;

    @Option(names = "--connections", description = "Most connections of the generator (default: ${DEFAULT-VALUE}).")
    private int connections = 2000;

    @Option(names = "--seed", description = "Of the arrivals (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        long queueBound = Limits.maxQueuedItems(platform.speech(), platform.credentials());
        List<PreparedRequest> tensors = platform.credentials().on(tensors());
        List<PreparedRequest> flac = List.of(AudioRequests.good(
                platform.speech(), platform.model(), platform.recording("speech.flac"), platform.credentials()));
        List<OverloadRun> runs = new ArrayList<>();
        add(runs, "tensors, speech service", platform.speech(), tensors);
        add(runs, "tensors, gateway", platform.gateway(), tensors);
        add(runs, "FLAC, speech service", platform.speech(), flac);
        add(runs, "FLAC, gateway", platform.gateway(), flac);
        OverloadReport report = new OverloadReport(machine, factor, seconds, queueBound, connections, runs);
        if (!platform.whole()) {
            return Verdict.glance(out, report.text());
        }
        List<Target> targets = new ArrayList<>(report.targets());
        targets.add(
                Target.holds("speech service lives", platform.speechProcess().alive()));
        targets.add(Target.holds("gateway lives", platform.gatewayProcess().alive()));
        return new Verdict(out, new ReportFile(platform.results("overload.md"), "overload"))
                .give("Several times the capacity", report.text(), targets);
    }

    private List<PreparedRequest> tensors() throws IOException {
        ModelUnderTest model = platform.modelUnderTest();
        try (RawEngine engine = new RawEngine(TorchRuntime.start(ThreadPlan.forServing()), model)) {
            return BenchCommand.requests(BenchCommand.tensors(model, engine), 1);
        }
    }

    private void add(List<OverloadRun> runs, String name, SocketAddress door, List<PreparedRequest> requests)
            throws IOException {
        if (platform.wants(name)) {
            runs.add(run(name, door, requests));
        }
    }

    private OverloadRun run(String name, SocketAddress door, List<PreparedRequest> requests) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Duration half = Duration.ofSeconds(capacitySeconds).dividedBy(2);
        warmUp(name, door, requests);
        Capacity before = Capacity.measure(door, requests, half);
        out.printf("%s: capacity %.1f windows/s%n", name, before.windowsPerSecond());
        out.flush();
        OverloadRun run = overload(name, door, requests, before, Duration.ofSeconds(seconds));
        Capacity after = Capacity.measure(door, requests, half);
        out.printf(
                "%s: goodput %.1f windows/s, answers %s; capacity afterwards %.1f%n",
                name, run.goodput(), run.all().labels(), after.windowsPerSecond());
        run.all().faults().forEach(out::println);
        out.flush();
        return run.against(before.between(after));
    }

    private void warmUp(String name, SocketAddress door, List<PreparedRequest> requests) throws IOException {
        if (warmUpSeconds > 0) {
            Duration half = Duration.ofSeconds(warmUpSeconds).dividedBy(2);
            overload(
                    name,
                    door,
                    requests,
                    Capacity.measure(door, requests, half.multipliedBy(2).dividedBy(3)),
                    half);
        }
    }

    private OverloadRun overload(
            String name, SocketAddress door, List<PreparedRequest> requests, Capacity capacity, Duration duration)
            throws IOException {
        return OverloadRun.of(name, door, requests, capacity, factor, duration, connections, seed, OwnProcess.begin());
    }
}
