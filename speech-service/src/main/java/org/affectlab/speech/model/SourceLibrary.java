package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.sourcefeatures.ProbeSignal;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceFeaturesFiles;
import org.affectlab.sourcefeatures.SourceHeader;
import org.affectlab.speech.pipeline.adaptation.LabelledSource;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The packaged source. Read and checked with the first use, kept from then on: its digest, its names, and that the features of today are those of then.
 * Thread-safe.
 */
public final class SourceLibrary {
    private final Path folder;
    private final ParameterSet set;
    // Guarded by this.
    private @Nullable Packaged kept;

    public SourceLibrary(Path folder, ParameterSet set) {
        this.folder = requireNonNull(folder, "folder is null");
        this.set = requireNonNull(set, "set is null");
    }

    /** The source, and what its package says. */
    public record Packaged(SourceHeader header, LabelledSource source) {}

    /**
     * The packaged source.
     *
     * @throws ProblemException NO_SOURCE if there is none here
     * @throws IOException if what is there cannot be used
     */
    public synchronized Packaged get() throws IOException {
        Packaged known = kept;
        if (known == null) {
            known = read();
            kept = known;
        }
        return known;
    }

    private Packaged read() throws IOException {
        SourceFeatures features;
        try {
            features = new SourceFeaturesFiles().read(folder);
        } catch (NoSuchFileException missing) {
            throw ProblemException.causedBy(
                    ProblemCode.NO_SOURCE,
                    "This service has no packaged source features; send labelled recordings of your own under source/.",
                    missing);
        }
        SourceHeader header = features.header();
        if (!header.set().equals(set.id()) || !header.names().equals(set.names())) {
            throw new IOException(folder + " has features of " + header.set() + ", not of " + set.id());
        }
        if (!ProbeSignal.agrees(header, set.functionals(ProbeSignal.samples()))) {
            throw new IOException(folder + " was made by another implementation of " + set.id()
                    + ": make it anew with 'train pack-features'");
        }
        return new Packaged(header, source(features));
    }

    private static LabelledSource source(SourceFeatures features) {
        DMatrixRMaj matrix = new DMatrixRMaj(features.header().names().size(), features.clips());
        for (int row = 0; row < matrix.numRows; row++) {
            for (int clip = 0; clip < matrix.numCols; clip++) {
                matrix.set(row, clip, features.feature(clip, row));
            }
        }
        return new LabelledSource(
                features.header().labels(),
                matrix,
                IntStream.range(0, features.clips()).map(features::label).toArray(),
                IntStream.range(0, features.clips()).map(features::corpus).toArray(),
                IntStream.range(0, features.clips()).map(features::speaker).toArray());
    }
}
