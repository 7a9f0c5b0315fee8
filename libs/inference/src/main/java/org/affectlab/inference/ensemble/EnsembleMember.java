package org.affectlab.inference.ensemble;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package that an ensemble names. It lies in the same folder of packages.
 *
 * @param digest {@code sha256:…} of that package: its {@code model.json} and with it every file
 * @param hop of a member whose only input is shorter in its last dimension than the ensemble's: elements of that dimension from the beginning of one of
 *     its windows to that of the next, at least 1. The windows lie from the first element to the last, and the member's answer is the mean of its outputs
 *     over them (our choice). Absent where the member takes what the ensemble takes
 */
public record EnsembleMember(
        String name,
        String version,
        String digest,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> hop) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,31}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public EnsembleMember {
        require(NAME, requireNonNull(name, "name is missing"));
        require(VERSION, requireNonNull(version, "version is missing"));
        require(DIGEST, requireNonNull(digest, "digest is missing"));
        if (requireNonNull(hop, "hop is null").isPresent() && hop.get() < 1) {
            throw new IllegalArgumentException("hop must be at least 1: " + hop.get());
        }
    }

    /** A member that takes what the ensemble takes. */
    public EnsembleMember(String name, String version, String digest) {
        this(name, version, digest, Optional.empty());
    }

    /**
     * Where the member of this ensemble lies.
     *
     * @param ensemble folder of the package that names it, {@code packages/name/version}
     */
    public Path folder(Path ensemble) {
        return ensemble.toAbsolutePath()
                .normalize()
                .resolve("../..")
                .normalize()
                .resolve(name)
                .resolve(version);
    }

    private static void require(Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("a member cannot be called " + value);
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
