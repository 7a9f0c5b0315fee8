package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/** The run from which a package comes. Stateless. */
public final class RunOfPackage {
    private RunOfPackage() {}

    /**
     * Of an ensemble it is its first member's: all members have the same labels and data, and heard the same speakers.
     *
     * @throws IOException if the package, or the member, was not made of a run
     */
    public static RunResult result(ModelPackage modelPackage) throws IOException {
        Path folder = modelPackage.directory();
        if (modelPackage.manifest().format() == ModelFormat.ENSEMBLE) {
            EnsembleMember first = members(modelPackage).members().get(0);
            folder = folder.toAbsolutePath()
                    .normalize()
                    .getParent()
                    .resolveSibling(first.name())
                    .resolve(first.version());
        }
        Path directory = folder;
        return new RunDirectory(directory)
                .readResult()
                .orElseThrow(() -> new IOException(directory + " holds no result.json of a run"));
    }

    private static EnsembleParameters members(ModelPackage modelPackage) throws IOException {
        try {
            return EnsembleParameters.ofJson(modelPackage.content(ModelFormat.ENSEMBLE.fileName()));
        } catch (IllegalArgumentException e) {
            throw new IOException(modelPackage.directory() + " names no ensemble: " + e.getMessage(), e);
        }
    }
}
