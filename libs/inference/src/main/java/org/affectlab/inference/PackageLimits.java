package org.affectlab.inference;

/**
 * How much of a package is read into memory at most.
 *
 * @param maxManifestBytes of {@code model.json}
 * @param maxFileBytes of any other file
 * @param maxTotalBytes of all files together
 */
public record PackageLimits(int maxManifestBytes, int maxFileBytes, long maxTotalBytes) {
    public PackageLimits {
        if (maxManifestBytes < 1 || maxFileBytes < 1 || maxTotalBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 1 MiB of manifest, 1 GiB a file, 1.5 GiB in all. */
    public static PackageLimits defaults() {
        return new PackageLimits(1 << 20, 1 << 30, 3L << 29);
    }
}
