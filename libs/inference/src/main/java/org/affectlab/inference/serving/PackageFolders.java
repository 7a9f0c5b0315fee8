package org.affectlab.inference.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.inference.VersionOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds {@code <folder>/<name>/<version>/}. Hidden folders and plain files are left out. Stateless. */
final class PackageFolders {
    private static final Logger LOG = LoggerFactory.getLogger(PackageFolders.class);

    private PackageFolders() {}

    record Found(String name, String version, Path directory) {}

    /** In the order of the folders, then by name, newest version first, so that the models most asked for are ready first. */
    static List<Found> scan(List<Path> folders) {
        List<Found> found = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                LOG.warn("package folder {} does not exist", folder);
                continue;
            }
            for (Path model : subfolders(folder, Comparator.naturalOrder())) {
                for (Path version : subfolders(model, new VersionOrder().reversed())) {
                    found.add(new Found(name(model), name(version), version));
                }
            }
        }
        return found;
    }

    private static List<Path> subfolders(Path folder, Comparator<String> order) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !name(entry).startsWith("."))
                    .sorted(Comparator.comparing(PackageFolders::name, order))
                    .toList();
        } catch (IOException e) {
            LOG.warn("package folder {} cannot be read", folder, e);
            return List.of();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
