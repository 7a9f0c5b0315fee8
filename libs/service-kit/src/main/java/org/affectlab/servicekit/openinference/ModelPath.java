package org.affectlab.servicekit.openinference;

import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Names and versions in the protocol's addresses, where the version has a place of its own. Stateless. */
final class ModelPath {
    private ModelPath() {}

    /** @throws ProblemException UNKNOWN_MODEL if name or version has not the form of one */
    static ModelReference reference(String name, @Nullable String version) {
        // An @ in the name makes two of them, which no reference has, so the one way to name a version stays the
        // address.
        ModelReference reference = ModelReference.parse(name + "@" + (version == null ? "0" : version));
        return new ModelReference(reference.name(), version);
    }
}
