package org.affectlab.servicekit.jobs.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files in one folder of a disk, which replicas may share. A file is written beside its place, forced to the disk, and moved there. Thread-safe. */
public final class FolderJobFiles implements JobFiles {
    private static final String UNFINISHED = ".part";

    private final Path folder;

    /** Makes the folder if it is missing. */
    public FolderJobFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
    }

    @Override
    public Incoming create(String name) throws IOException {
        Path place = place(name);
        Path part = folder.resolve(name + UNFINISHED);
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new Writing(channel, part, place);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(place(name));
    }

    @Override
    public Optional<Path> local(String name) {
        return Optional.of(place(name));
    }

    @Override
    public long size(String name) throws IOException {
        Path place = place(name);
        return Files.exists(place) ? Files.size(place) : -1;
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(place(name));
    }

    @Override
    public List<String> olderThan(Instant moment) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isOlder(file, moment)) {
                    names.add(file.getFileName().toString());
                }
            }
        }
        return names;
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(moment);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private Path place(String name) {
        return folder.resolve(JobFileName.check(name));
    }

    private static final class Writing extends Incoming {
        private final FileChannel channel;
        private final Path part;
        private final Path place;

        Writing(FileChannel channel, Path part, Path place) {
            this.channel = channel;
            this.part = part;
            this.place = place;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }

        @Override
        public void commit() throws IOException {
            channel.force(true);
            channel.close();
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The new name is in the folder, which has to reach the disk, too.
            try (FileChannel entries = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                entries.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
