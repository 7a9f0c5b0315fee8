package org.affectlab.inference.ensemble;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A package that an ensemble names. It lies in the same folder of packages.
 *
 * @param digest {@code sha256:…} of that package: its {@code model.json} and with it every file
 */
public record EnsembleMember(String name, String version, String digest) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,31}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public EnsembleMember {
        require(NAME, requireNonNull(name, "name is missing"));
        require(VERSION, requireNonNull(version, "version is missing"));
        require(DIGEST, requireNonNull(digest, "digest is missing"));
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
