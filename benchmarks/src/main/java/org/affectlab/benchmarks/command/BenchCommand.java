package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.affectlab.benchmarks.engine.Library;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.engine.RawContender;
import org.affectlab.benchmarks.engine.RawEngine;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.Contender;
import org.affectlab.benchmarks.measure.Contest;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.benchmarks.micro.MicroBenchmarks;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.HttpContender;
import org.affectlab.benchmarks.workload.TensorRequests;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Raw engine, library, tensors over HTTP and recordings over HTTP, measured in turns on the same processors. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Windows a second of the raw engine, the library and the services; writes docs/results/runtime.md.")
final class BenchCommand implements Callable<Integer> {
    static final float TOLERANCE = 1e-3f;
    private static final List<Integer> BATCH_SIZES = List.of(1, 2, 4, 8, 16, 32);
    private static final int VARIANTS = 8;

    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--rounds", description = "Slices of each contender (default: ${DEFAULT-VALUE}).")
    private int rounds = 6;

    @Option(names = "--slice-seconds", description = "Length of a slice (default: ${DEFAULT-VALUE}).")
    private int sliceSeconds = 8;

    @Option(names = "--connections", description = "Connections over HTTP (default: ${DEFAULT-VALUE}).")
    private int connections = 16;

    @Option(names = "--windows", description = "Windows of a request with tensors (default: ${DEFAULT-VALUE}).")
    private int windows = 4;

    @Option(
            names = "--micro",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "With the JMH part (default: yes).")
    private boolean micro = true;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        ModelUnderTest model = platform.modelUnderTest();
        ThreadPlan plan = ThreadPlan.forServing();
        TorchRuntime runtime = TorchRuntime.start(plan);
        Duration slice = Duration.ofSeconds(sliceSeconds);
        try (RawEngine engine = new RawEngine(runtime, model);
                Library library = Library.start(runtime, platform.models(), model)) {
            Map<Integer, Double> speeds = RawContender.speeds(
                    engine, BATCH_SIZES, plan.workers(), Duration.ofSeconds(Math.min(4, sliceSeconds)));
            int best = BenchReport.best(speeds);
            out.println("raw engine, windows/s by batch size: " + speeds + "; best is " + best);
            Map<String, List<Score>> scores;
            try (RawContender raw = new RawContender(engine, best, plan.workers())) {
                List<Contender> contenders = new ArrayList<>(List.of(raw, library.contender(TOLERANCE)));
                contenders.addAll(services(model, engine));
                scores = new Contest(contenders, line -> {
                            out.println(line);
                            out.flush();
                        })
                        .run(rounds, slice, slice);
            }
            String microTable = micro ? MicroBenchmarks.run(model.modelPackage().directory(), plan.workers()) : "";
            BenchReport report =
                    new BenchReport(machine, runtime.toString(), model, speeds, scores, connections, windows);
            return new Verdict(out, new ReportFile(platform.results("runtime.md"), "bench"))
                    .give("The runtime against the raw engine", report.text() + microTable, report.targets());
        }
    }

    private List<Contender> services(ModelUnderTest model, RawEngine engine) throws IOException {
        TensorRequests tensors = tensors(model, engine);
        List<PreparedRequest> several = platform.credentials().on(requests(tensors, windows));
        List<PreparedRequest> single = platform.credentials().on(requests(tensors, 1));
        List<PreparedRequest> flac = List.of(AudioRequests.good(
                platform.speech(), platform.model(), platform.recording("speech.flac"), platform.credentials()));
        return List.of(
                new HttpContender(BenchReport.TENSORS, platform.speech(), connections, several),
                new HttpContender(BenchReport.SINGLE, platform.speech(), connections, single),
                new HttpContender(BenchReport.TENSORS_GATEWAY, platform.gateway(), connections, several),
                new HttpContender(BenchReport.FLAC, platform.speech(), connections, flac),
                new HttpContender(BenchReport.FLAC_GATEWAY, platform.gateway(), connections, flac));
    }

    /** Requests whose answers the raw engine has computed. */
    static TensorRequests tensors(ModelUnderTest model, RawEngine engine) {
        List<float[]> items = model.variants(VARIANTS);
        Map<float[], float[]> answers = engine.answers(items);
        return new TensorRequests(
                model.name(),
                model.inputName(),
                items,
                items.stream().map(answers::get).toList(),
                TOLERANCE);
    }

    static List<PreparedRequest> requests(TensorRequests tensors, int windows) {
        return IntStream.range(0, VARIANTS)
                .mapToObj(first -> tensors.good(first, windows))
                .toList();
    }
}
