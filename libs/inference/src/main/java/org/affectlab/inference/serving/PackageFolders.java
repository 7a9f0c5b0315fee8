package org.affectlab.inference.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.affectlab.inference.VersionOrder;

/**
 * Finds {@code <folder>/<name>/<version>/} and the {@code stable} files beside the versions. Hidden folders and other plain files are left
 * out, and so are packages of tasks that are not served. Stateless.
 */
final class PackageFolders {
    private PackageFolders() {}

    /** A folder that may hold a package; {@code root} is the folder of the configuration under which it lies. */
    record Found(ModelKey key, Path directory, Path root) {}

    /**
     * What lies on disk.
     *
     * @param packages in the order of the folders, then by name, newest version first, so that the models most asked for are ready first
     * @param stable by name, what its {@code stable} file says; the first folder that has one counts
     * @param unreadable folders of the configuration of which a part could not be listed, so that what is missing may be there nevertheless
     */
    record Listing(List<Found> packages, Map<String, String> stable, Set<Path> unreadable) {}

    static Listing scan(List<Path> folders, ServedTasks tasks) {
        List<Found> packages = new ArrayList<>();
        Map<String, String> stable = new HashMap<>();
        Set<Path> unreadable = new HashSet<>();
        for (Path root : folders) {
            try {
                for (Path model : subfolders(root, Comparator.naturalOrder())) {
                    for (Path version : subfolders(model, new VersionOrder().reversed())) {
                        if (tasks.servesPackage(version)) {
                            packages.add(new Found(new ModelKey(name(model), name(version)), version, root));
                        }
                    }
                    StableFile.read(model).ifPresent(version -> stable.putIfAbsent(name(model), version));
                }
            } catch (IOException gone) {
                unreadable.add(root);
            }
        }
        return new Listing(packages, stable, unreadable);
    }

    private static List<Path> subfolders(Path folder, Comparator<String> order) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !name(entry).startsWith("."))
                    .sorted(Comparator.comparing(PackageFolders::name, order))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
