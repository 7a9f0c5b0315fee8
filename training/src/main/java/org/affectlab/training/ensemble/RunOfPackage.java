package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * Of an ensemble it is its first member's.
     *
     * @throws IOException if the package, or a member, was not made of a run; or if members of an ensemble have not the same labels and data and kept
     *     other speakers back, so that there is nobody whom none of them heard
     */
    public static RunResult result(ModelPackage modelPackage) throws IOException {
        List<RunResult> results = new ArrayList<>();
        for (Path folder : folders(modelPackage)) {
            RunResult result = new RunDirectory(folder)
                    .readResult()
                    .orElseThrow(() -> new IOException(folder + " holds no result.json of a run"));
            if (!results.isEmpty() && !PackagedRun.alike(results.get(0), result)) {
                throw new IOException(modelPackage.directory()
                        + " has members of other labels, data or held-out speakers than the first");
            }
            results.add(result);
        }
        return results.get(0);
    }

    private static List<Path> folders(ModelPackage modelPackage) throws IOException {
        if (modelPackage.manifest().format() != ModelFormat.ENSEMBLE) {
            return List.of(modelPackage.directory());
        }
        try {
            return EnsembleParameters.of(modelPackage).members().stream()
                    .map((EnsembleMember member) -> member.folder(modelPackage.directory()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(modelPackage.directory() + " names no ensemble: " + e.getMessage(), e);
        }
    }
}
