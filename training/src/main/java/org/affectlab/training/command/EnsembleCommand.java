package org.affectlab.training.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.ensemble.EnsemblePackager;
import org.affectlab.training.ensemble.EnsembleRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Several packages as one. */
@Command(
        name = "ensemble",
        description = "Makes a package that names others and answers with the mean of their logits.",
        sortOptions = false)
final class EnsembleCommand implements Callable<Integer> {
    @Option(
            names = "--member",
            required = true,
            description = "Folder of a package of a run, NAME/VERSION in the folder of packages; two or more.")
    private List<Path> members = List.of();

    @Option(names = "--data", required = true, description = "The members' corpora, in their order.")
    private List<Path> data = List.of();

    @Option(names = "--protocol-note", description = "Sentence for the card, such as how the members were chosen.")
    @Nullable
    private String protocolNote;

    @Mixin
    private NewPackageOptions options = new NewPackageOptions();

    @Override
    public Integer call() throws Exception {
        TorchRuntime.start(ThreadPlan.forOneTask());
        options.print(new EnsemblePackager()
                .write(new EnsembleRequest(
                        members,
                        data,
                        options.name(),
                        options.version(),
                        options.out(),
                        options.title,
                        protocolNote,
                        options.corpusInfo)));
        return 0;
    }
}
