package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.TrainingData;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.foreign.ForeignPackager;
import org.affectlab.training.foreign.ForeignRequest;
import org.affectlab.training.foreign.TensorOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A TorchScript file that was made elsewhere as a package for the services. */
@Command(
        name = "package-file",
        description = "Makes a package of any TorchScript file: manifest, digests and an example that the file itself"
                + " computes. The package is tried as a service would before it is written.",
        sortOptions = false)
final class PackageFileCommand implements Callable<Integer> {
    private static final String NOT_STATED = "not stated";

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Parameters(paramLabel = "FILE", description = "TorchScript file. It is a program: package only what you trust.")
    @Nullable
    private Path file;

    @Option(names = "--task", required = true, description = "What the model answers, for instance speech-emotion.")
    @Nullable
    private String task;

    @Option(names = "--labels", split = ",", description = "Classes in the order of the output, separated by commas.")
    private List<String> labels = List.of();

    @Option(
            names = "--input",
            description =
                    "NAME:TYPE:SHAPE, for instance waveform:FLOAT32:batch,41200; once for each argument, in order.")
    private List<String> inputs = List.of();

    @Option(
            names = "--output",
            description = "NAME:TYPE:SHAPE, once for each output; without it the outputs are as the file gives them.")
    private List<String> outputs = List.of();

    @Option(names = "--name", description = "Name of the model (default: the file's, in lower case).")
    @Nullable
    private String name;

    @Option(names = "--version", defaultValue = "1", description = "Version (default: ${DEFAULT-VALUE}).")
    private String version = "";

    @Option(
            names = "--out",
            defaultValue = "${env:AFFECTLAB_MODELS:-models/packages}",
            description = "Folder of packages (default: ${DEFAULT-VALUE}).")
    @Nullable
    private Path out;

    @Option(
            names = "--example-input",
            description = "An .npz with one array for each input, 1 to 64 items (default: seeded noise).")
    @Nullable
    private Path exampleInput;

    @Option(
            names = "--example-items",
            defaultValue = "2",
            description = "Items that are made up (default: ${DEFAULT-VALUE}).")
    private int exampleItems;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of what is made up (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--preprocessing",
            description =
                    "KEY=VALUE for what happens outside the module, for instance windowSamples=41200; repeatable.")
    private Map<String, String> preprocessing = Map.of();

    @Option(
            names = "--max-batch",
            defaultValue = "16",
            description = "Most items of one forward (default: ${DEFAULT-VALUE}).")
    private int maxBatch;

    @Option(
            names = "--max-delay-ms",
            defaultValue = "5",
            description = "Longest wait for company (default: ${DEFAULT-VALUE}).")
    private int maxDelayMillis;

    @Option(names = "--training-data", description = "Name of the data that the model was trained on.")
    private String trainingData = NOT_STATED;

    @Option(names = "--training-licence", description = "Licence of that data.")
    private String trainingLicence = NOT_STATED;

    @Option(names = "--protocol", description = "How it was trained and evaluated.")
    private String protocol = NOT_STATED;

    @Option(names = "--licence", description = "Licence of the weights.")
    private String licence = NOT_STATED;

    @Option(names = "--citation", description = "Citation of the method.")
    private String citation = "";

    @Option(names = "--demo", description = "Trained on simulated data: every answer says so.")
    private boolean demo;

    @Option(names = "--card", description = "CARD.md to take over (default: a short one from these options).")
    @Nullable
    private Path card;

    @Override
    public Integer call() throws Exception {
        ForeignRequest request = request();
        ModelPackage written = new ForeignPackager(TorchRuntime.start(ThreadPlan.forOneTask())).write(request);
        requireNonNull(spec, "spec is null")
                .commandLine()
                .getOut()
                .println(written.directory() + "  " + written.digest());
        return 0;
    }

    private ForeignRequest request() {
        Path module = requireNonNull(file, "file is null");
        return new ForeignRequest(
                module,
                requireNonNull(out, "out is null"),
                name == null ? nameOf(module) : name,
                version,
                requireNonNull(task, "task is null"),
                labels,
                inputs.stream().map(TensorOption::parse).toList(),
                outputs.stream().map(TensorOption::parse).toList(),
                exampleInput,
                exampleItems,
                seed,
                values(preprocessing),
                batching(),
                List.of(new TrainingData(trainingData, trainingLicence, "", NOT_STATED)),
                protocol,
                licence,
                citation,
                demo,
                card);
    }

    private static String nameOf(Path module) {
        return module.getFileName()
                .toString()
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-");
    }

    /** Powers of two up to the maximum keep padding under one half. */
    private BatchingPolicy batching() {
        List<Integer> buckets = new ArrayList<>();
        for (int bucket = 1; bucket < maxBatch; bucket *= 2) {
            buckets.add(bucket);
        }
        buckets.add(maxBatch);
        return new BatchingPolicy(maxBatch, maxDelayMillis, buckets);
    }

    /** Whole numbers, numbers and truth values become what they look like. */
    private static Map<String, Object> values(Map<String, String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((key, text) -> {
            if (text.matches("-?[0-9]{1,18}")) {
                values.put(key, Long.valueOf(text));
            } else if (text.matches("-?[0-9]+\\.[0-9]+([eE]-?[0-9]+)?")) {
                values.put(key, Double.valueOf(text));
            } else {
                values.put(key, text.matches("true|false") ? (Object) Boolean.valueOf(text) : text);
            }
        });
        return values;
    }
}
