package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.benchmarks.abuse.AbuseMixture;
import org.affectlab.benchmarks.abuse.StalledUploads;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.engine.RawEngine;
import org.affectlab.benchmarks.http.ClosedLoop;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.ProcessLog;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.KindTally;
import org.affectlab.benchmarks.workload.TensorRequests;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Good and hostile requests at both doors at once. */
@Command(
        name = "abuse",
        mixinStandardHelpOptions = true,
        description = "Good requests among hostile ones; memory over requests; writes docs/results/abuse.md.")
final class AbuseCommand implements Callable<Integer> {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int STALLED = 8;

    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--requests", description = "Requests after the warm-up (default: ${DEFAULT-VALUE}).")
    private int requests = 20_000;

    @Option(names = "--warm-up", description = "Requests before memory counts (default: ${DEFAULT-VALUE}).")
    private int warmUp = 10_000;

    @Option(names = "--connections", description = "Connections at each door (default: ${DEFAULT-VALUE}).")
    private int connections = 16;

    @Option(names = "--seed", description = "Of the requests (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        Path flac = platform.recording("speech.flac");
        TensorRequests tensors = tensors();
        List<PreparedRequest> recordings = new ArrayList<>();
        for (Path recording : platform.recordings("speech.flac", "speech.wav", "speech.mp3", "speech.opus")) {
            recordings.add(AudioRequests.good(platform.speech(), platform.model(), recording, platform.credentials()));
        }
        byte[] flacBytes = Files.readAllBytes(flac);
        KindTally tally = new KindTally();
        AtomicLong done = new AtomicLong();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProcessLog speech = new ProcessLog(platform.speechProcess(), done::get).every(PERIOD);
                ProcessLog gateway = new ProcessLog(platform.gatewayProcess(), done::get).every(PERIOD)) {
            List<Future<?>> doors = new ArrayList<>();
            int share = (warmUp + requests) / 2;
            for (SocketAddress door : List.of(platform.speech(), platform.gateway())) {
                AbuseMixture mixture = new AbuseMixture(seed + doors.size(), tensors, recordings, flacBytes);
                doors.add(threads.submit(() -> {
                    new LoadGenerator(door, connections, ANSWER_LIMIT)
                            .run(ClosedLoop.of(share, platform.credentials().on(mixture)), exchange -> {
                                tally.accept(exchange);
                                long count = done.incrementAndGet();
                                if (count % 2000 == 0) {
                                    out.println(count + " requests, " + tally.faultCount()
                                            + " not answered as they should");
                                    out.flush();
                                }
                            });
                    return null;
                }));
            }
            Future<Map<String, Long>> stalled =
                    threads.submit(() -> StalledUploads.run(platform.speech(), recordings.get(0), STALLED));
            for (Future<?> door : doors) {
                result(door);
            }
            AbuseReport report =
                    new AbuseReport(machine, seed, warmUp, tally, result(stalled), List.of(speech, gateway));
            return new Verdict(out, new ReportFile(platform.results("abuse.md"), "abuse"))
                    .give("Hostile requests", report.text(), report.targets());
        } finally {
            threads.shutdownNow();
        }
    }

    private TensorRequests tensors() throws IOException {
        ModelUnderTest model = platform.modelUnderTest();
        try (RawEngine engine = new RawEngine(TorchRuntime.start(ThreadPlan.forServing()), model)) {
            return BenchCommand.tensors(model, engine);
        }
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("the generator failed: " + e.getCause(), e.getCause());
        }
    }
}
