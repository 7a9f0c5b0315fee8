package org.affectlab.speech.model;

import java.io.IOException;

/** Where recognisers are kept that belong to one caller alone. Thread-safe. */
public interface AdaptedPackages {
    /**
     * Writes a model as a package that only its owner sees. A package of this name, which an attempt that died has left, is replaced.
     *
     * @param owner caller whose it is
     * @return the package's digest, {@code sha256:} and 64 hexadecimal digits
     */
    String write(AdaptedModel model, String owner) throws IOException;
}
