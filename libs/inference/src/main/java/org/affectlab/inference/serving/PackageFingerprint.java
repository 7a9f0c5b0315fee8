package org.affectlab.inference.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a package's files look from outside: names, sizes, times, and their identity where the file system has one. Two equal fingerprints
 * mean that nobody wrote meanwhile; whether the content is good is for the digest to say.
 *
 * @param complete whether {@code model.json} is there, which is to be written last
 */
record PackageFingerprint(Path directory, boolean complete, Map<String, FileState> files) {
    private static final String MANIFEST = "model.json";

    record FileState(long size, FileTime modified, @Nullable String identity) {}

    static PackageFingerprint of(Path directory) {
        Map<String, FileState> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path file : (Iterable<Path>) entries::iterator) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Object identity = attributes.fileKey();
                files.put(
                        file.getFileName().toString(),
                        new FileState(
                                attributes.size(),
                                attributes.lastModifiedTime(),
                                identity == null ? null : identity.toString()));
            }
        } catch (IOException | UncheckedIOException changing) {
            // A file that went while it was looked at: the next look will tell.
            return new PackageFingerprint(directory, false, Map.of());
        }
        return new PackageFingerprint(directory, files.containsKey(MANIFEST), Map.copyOf(files));
    }
}
