package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.affectlab.inference.ModelPackage;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.ensemble.EnsemblesOfMember;
import org.affectlab.training.packaging.Packager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** New digests for a package whose files were changed on purpose. */
@Command(
        name = "seal",
        description = "Computes the digests in a package's model.json anew, after a file was changed on purpose.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SealCommand implements Callable<Integer> {
    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--package", required = true, description = "Folder of the package.")
    @Nullable
    private Path directory;

    @Override
    public Integer call() throws Exception {
        ModelPackage sealed = new Packager(new AudioDecoder()).seal(requireNonNull(directory, "directory is null"));
        CommandLine command = requireNonNull(spec, "spec is null").commandLine();
        command.getOut().println(sealed.directory() + "  " + sealed.digest());
        List<String> ensembles = EnsemblesOfMember.of(sealed.directory());
        if (!ensembles.isEmpty()) {
            command.getErr()
                    .println("If its digest changed, these ensembles will refuse it at their next load: "
                            + String.join(", ", ensembles));
        }
        return 0;
    }
}
