package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/**
 * A package that was made of a run of this trainer. Immutable.
 *
 * @param folder of the package, in which settings and result of the run lie
 */
record PackagedRun(ModelPackage modelPackage, RunDirectory folder, RunResult result) {

    /**
     * Packages of an ensemble's members.
     *
     * @param out where they must lie, since the ensemble names them and is served beside them
     * @throws IOException if they lie elsewhere, or differ in labels, data or the speakers that they did not hear
     */
    static List<PackagedRun> read(List<Path> folders, Path out) throws IOException, ModelPackageException {
        List<PackagedRun> members = new ArrayList<>();
        for (Path folder : folders) {
            ModelPackage opened = ModelPackage.open(folder);
            Path expected = out.resolve(opened.manifest().name())
                    .resolve(opened.manifest().version());
            if (!same(folder, expected)) {
                throw new IOException(
                        folder + " does not lie at " + expected + ", where the ensemble will look for it");
            }
            RunDirectory run = new RunDirectory(folder);
            PackagedRun member = new PackagedRun(opened, run, run.result());
            if (!members.isEmpty() && !alike(member.result(), members.get(0).result())) {
                throw new IOException(folder + " has other labels, data or held-out speakers than " + folders.get(0));
            }
            members.add(member);
        }
        return List.copyOf(members);
    }

    /** The first of those with the longest window. */
    static PackagedRun longest(List<PackagedRun> members) {
        return members.stream()
                .reduce((one, other) -> other.windowSamples() > one.windowSamples() ? other : one)
                .orElseThrow();
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** Whether runs have the same labels and data and heard the same speakers. */
    static boolean alike(RunResult one, RunResult other) {
        return one.labels().equals(other.labels())
                && one.testSpeakers().equals(other.testSpeakers())
                && one.identity().corpusDigest().equals(other.identity().corpusDigest());
    }

    /** Samples of a window. */
    int windowSamples() {
        return Math.toIntExact(modelPackage.manifest().wholeNumber("windowSamples"));
    }

    /**
     * From one of this member's windows to the next in an ensemble's; empty if its own are as long.
     *
     * @throws IOException if they do not fit
     */
    Optional<Integer> hop(int longest) throws IOException {
        try {
            return windowSamples() == longest ? Optional.empty() : Optional.of(MemberHop.of(windowSamples(), longest));
        } catch (IllegalArgumentException e) {
            throw new IOException(modelPackage.manifest().name() + " cannot be a member: " + e.getMessage(), e);
        }
    }

    /** By which name, version and digest an ensemble with a window of this length knows it. */
    EnsembleMember asMember(int longest) throws IOException {
        return new EnsembleMember(
                modelPackage.manifest().name(), modelPackage.manifest().version(), modelPackage.digest(), hop(longest));
    }
}
