package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of packages that belong to one caller each, {@code <name>/<version>/}. What is being removed lies in hidden folders beside them,
 * which no repository looks at. Thread-safe, also between services that share the folder.
 */
public final class PrivateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final String REMOVED = ".removed-";

    private final Path folder;

    public PrivateFolder(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * Makes the folder when it is missing, and deletes what interrupted removals have left. Where that cannot be, the service serves all the
     * same, and its log says so.
     */
    public void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            LOG.warn("There will be no private models: {} cannot be made: {}", folder, unwritable.toString());
            return;
        }
        try (DirectoryStream<Path> rests = Files.newDirectoryStream(folder, REMOVED + "*")) {
            rests.forEach(PrivateFolder::delete);
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be searched for what removals have left: {}", folder, unreadable.toString());
        }
    }

    /** Whether a package, or the place where it was, is in this folder; one that a link leads out to is not. */
    boolean holds(Path directory) throws IOException {
        try {
            return directory.toRealPath().startsWith(folder.toRealPath());
        } catch (NoSuchFileException gone) {
            return directory.startsWith(folder);
        }
    }

    /**
     * Removes a package. At every moment it is there whole, or not at all but for a hidden rest, which goes at the next start if it is not
     * deleted now. One that is gone already is no error.
     *
     * @param directory one that this folder {@link #holds}
     * @throws IOException if it cannot be moved away; then it is there as before
     */
    void remove(Path directory) throws IOException {
        Path hidden = folder.resolve(REMOVED + UUID.randomUUID());
        try {
            Files.move(directory, hidden, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            LOG.debug("{} is gone already", directory);
        }
        deleteName(directory.getParent());
        delete(hidden);
    }

    /** Unless there are other versions of it, or the operator's {@code stable}. */
    private static void deleteName(Path name) {
        try {
            Files.deleteIfExists(name);
        } catch (DirectoryNotEmptyException used) {
            LOG.debug("{} is not empty", name);
        } catch (IOException stays) {
            LOG.warn("The empty folder {} cannot be deleted: {}", name, stays.toString());
        }
    }

    private static void delete(Path hidden) {
        try {
            Files.walkFileTree(hidden, new DeletingVisitor());
        } catch (IOException stays) {
            LOG.warn("{} cannot be deleted now; the next start tries again: {}", hidden, stays.toString());
        }
    }
}
