package org.affectlab.servicekit.jobs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps bytes by name. What was committed survives the process. Names are our own, never a client's. Thread-safe. */
public interface JobFiles {
    /** A file that is being written; without {@link #commit} it leaves nothing behind. For one thread. */
    abstract class Incoming extends OutputStream {
        /** From now on the file is there, whole, also after a crash. */
        public abstract void commit() throws IOException;

        @Override
        public abstract void close() throws IOException;
    }

    Incoming create(String name) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    InputStream open(String name) throws IOException;

    /** The file on a disk of this machine, where there is one that can be read at will. */
    default Optional<Path> local(String name) {
        return Optional.empty();
    }

    /** Bytes of a file; -1 if it is not there. */
    long size(String name) throws IOException;

    /** A file that is not there is no error. */
    void delete(String name) throws IOException;

    /** Names of files that were last written before the moment. */
    List<String> olderThan(Instant moment) throws IOException;

    /** Bytes that may still be written. */
    long freeBytes() throws IOException;
}
