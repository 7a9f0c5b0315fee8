package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.affectlab.training.report.CorpusInfo;
import org.jspecify.annotations.Nullable;

/**
 * A corpus that a package learned from. Immutable.
 *
 * @param name by which the run knows it; absent where a file describes whatever the project does not know
 * @param info what cards say of it
 */
record DescribedCorpus(@Nullable String name, CorpusInfo info) {
    DescribedCorpus {
        requireNonNull(info, "info is null");
    }

    /** @throws IOException if this project does not know it */
    static DescribedCorpus known(String name) throws IOException {
        return new DescribedCorpus(name, CorpusInfo.of(name));
    }
}
