package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A model package whose weights training begins with, in place of random ones. Our choice. Whoever the run tests must not be among those whom
 * the package has learned from; see {@code PretrainedPackage}.
 *
 * @param modelPackage folder of the package, relative to the settings file; empty for none
 * @param digest of the package, {@code sha256:} and 64 hexadecimal digits, so that settings name exactly one beginning; empty for none
 */
public record PretrainingSettings(String modelPackage, String digest) {
    public static final PretrainingSettings NONE = new PretrainingSettings("", "");

    public PretrainingSettings {
        requireNonNull(modelPackage, "pretraining.modelPackage is null");
        requireNonNull(digest, "pretraining.digest is null");
        Checks.check(
                modelPackage.isBlank() == digest.isEmpty(),
                "pretraining needs both modelPackage and digest, or neither");
        Checks.check(
                digest.isEmpty() || digest.matches("sha256:[0-9a-f]{64}"),
                "pretraining.digest must be sha256: and 64 hexadecimal digits: " + digest);
    }

    /** Whether weights begin with a package's. */
    public boolean wanted() {
        return !digest.isEmpty();
    }

    /** The last two parts of the folder, which are name and version of what lies among other packages. */
    public String shortName() {
        Path directory = Path.of(modelPackage).normalize();
        return directory
                .subpath(Math.max(0, directory.getNameCount() - 2), directory.getNameCount())
                .toString();
    }
}
