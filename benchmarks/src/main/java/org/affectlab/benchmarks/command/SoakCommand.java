package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.engine.RawEngine;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.OpenLoop;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.ProcessLog;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.Capacity;
import org.affectlab.benchmarks.workload.OverloadRun;
import org.affectlab.benchmarks.workload.Reloads;
import org.affectlab.benchmarks.workload.Tally;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A steady load for a long time, with the model loaded anew every minute. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description =
                "A part of the capacity for a long time, with reloads of the model; writes docs/results/soak.md and soak.csv.")
final class SoakCommand implements Callable<Integer> {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
    private static final int CONNECTIONS = 256;
    private static final Duration PERIOD = Duration.ofSeconds(5);

    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--minutes", description = "Length (default: ${DEFAULT-VALUE}).")
    private double minutes = 30;

    @Option(names = "--load", description = "Part of the capacity (default: ${DEFAULT-VALUE}).")
    private double load = 0.7;

    @Option(
            names = "--reload-seconds",
            description = "From one reload of the model to the next (default: ${DEFAULT-VALUE}).")
    private int reloadSeconds = 60;

    @Option(
            names = "--capacity-seconds",
            description = "Length of the measurement of the capacity (default: ${DEFAULT-VALUE}).")
    private int capacitySeconds = 30;

    @Option(names = "--seed", description = "Of the arrivals (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        ModelUnderTest model = platform.modelUnderTest();
        List<PreparedRequest> requests = requests(model);
        Duration measured = Duration.ofSeconds(capacitySeconds);
        // The first is the warm-up: part of a cold platform's capacity would be an easy load.
        Capacity.measure(platform.gateway(), requests, measured);
        Capacity capacity = Capacity.measure(platform.gateway(), requests, measured);
        out.printf(
                "capacity %.1f windows/s in %.1f requests/s%n",
                capacity.windowsPerSecond(), capacity.requestsPerSecond());
        out.flush();
        Duration duration = Duration.ofMillis((long) (minutes * 60_000));
        Tally tally = new Tally();
        AtomicLong done = new AtomicLong();
        try (ProcessLog speech = new ProcessLog(platform.speechProcess(), done::get).every(PERIOD);
                ProcessLog gateway = new ProcessLog(platform.gatewayProcess(), done::get).every(PERIOD);
                Reloads reloads = new Reloads(platform.gateway(), model.name(), platform.key())
                        .every(Duration.ofSeconds(reloadSeconds))) {
            double rate = capacity.requestsPerSecond() * load;
            OpenLoop arrivals = new OpenLoop(rate, duration, seed, OverloadRun.turns(requests));
            long step = Math.max(1, (long) (rate * 60));
            new LoadGenerator(platform.gateway(), CONNECTIONS, ANSWER_LIMIT).run(arrivals, exchange -> {
                tally.accept(exchange);
                if (done.incrementAndGet() % step == 0) {
                    out.println(SoakReport.progress(tally, reloads, List.of(speech, gateway)));
                    out.flush();
                }
            });
            SoakReport report = new SoakReport(
                    machine,
                    duration,
                    load,
                    Duration.ofSeconds(reloadSeconds),
                    capacity,
                    tally,
                    reloads,
                    List.of(speech, gateway));
            Files.writeString(platform.results("soak.csv"), report.csv());
            return new Verdict(out, new ReportFile(platform.results("soak.md"), "soak"))
                    .give("Soak", report.text(), report.targets());
        }
    }

    /** As much tensors as recordings, in every format that the recordings have. */
    private List<PreparedRequest> requests(ModelUnderTest model) throws IOException {
        List<PreparedRequest> requests = new ArrayList<>();
        try (RawEngine engine = new RawEngine(TorchRuntime.start(ThreadPlan.forServing()), model)) {
            List<PreparedRequest> tensors =
                    platform.credentials().on(BenchCommand.requests(BenchCommand.tensors(model, engine), 2));
            int turn = 0;
            for (Path recording : platform.recordings(
                    "speech.wav", "speech.flac", "speech.mp3", "speech.opus", "speech.webm", "speech.m4a")) {
                requests.add(
                        AudioRequests.good(platform.gateway(), platform.model(), recording, platform.credentials()));
                requests.add(tensors.get(turn++ % tensors.size()));
            }
        }
        return requests;
    }
}
