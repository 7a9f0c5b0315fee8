package org.affectlab.servicekit.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body, at least one byte long: in memory, or as a file for an analysis that takes files. In memory the array is handed over, not copied, and its bytes
 * count in the memory budget until the upload is closed; close it as soon as the content is decoded. A file that was made for the upload is deleted when
 * that is closed.
 */
public final class Upload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private final byte @Nullable [] content;
    private final @Nullable Path file;
    private final AutoCloser closer;
    private final List<MemoryLease> held = new ArrayList<>();

    /** Gives back what an upload holds; may be asked more than once. */
    @FunctionalInterface
    private interface AutoCloser {
        void close();
    }

    private Upload(byte @Nullable [] content, @Nullable Path file, AutoCloser closer) {
        this.content = content;
        this.file = file;
        this.closer = closer;
    }

    static Upload inMemory(byte[] content, MemoryLease lease) {
        return new Upload(content, null, lease::close);
    }

    /** A file that is there for this upload alone. */
    static Upload temporary(Path file) {
        return new Upload(null, file, () -> delete(file));
    }

    /** A file that somebody else keeps. */
    static Upload kept(Path file) {
        return new Upload(null, file, () -> {});
    }

    /** @throws IllegalStateException if it is a file */
    public byte[] content() {
        if (content == null) {
            throw new IllegalStateException("the upload is a file");
        }
        return content;
    }

    /** @throws IllegalStateException if it is in memory */
    public Path file() {
        if (file == null) {
            throw new IllegalStateException("the upload is in memory");
        }
        return file;
    }

    /** Memory of what is made of this, given back when this is closed. */
    public void hold(MemoryLease lease) {
        held.add(lease);
    }

    @Override
    public void close() {
        held.forEach(MemoryLease::close);
        closer.close();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            LOG.warn("An upload stays on the disk: {}", undeletable.toString());
        }
    }
}
