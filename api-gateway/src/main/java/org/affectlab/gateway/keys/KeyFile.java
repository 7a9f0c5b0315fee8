package org.affectlab.gateway.keys;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of keys: JSON, one object with {@code version} and {@code keys}. A change replaces the file in one step, so a reader sees the old
 * keys or the new ones; changes of several processes wait for each other. Thread-safe.
 */
public final class KeyFile {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path path;

    public KeyFile(Path path) {
        this.path = requireNonNull(path, "path is null").toAbsolutePath();
    }

    private record Contents(int version, List<ApiKey> keys) {}

    public Path path() {
        return path;
    }

    /**
     * @throws IOException if the file is missing or cannot be read
     * @throws IllegalArgumentException if it is no file of keys
     */
    public List<ApiKey> read() throws IOException {
        Contents contents;
        try {
            contents = JSON.readValue(Files.readAllBytes(path), Contents.class);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(path + " is no file of keys: " + wrong.getOriginalMessage(), wrong);
        }
        if (contents == null
                || contents.version() != VERSION
                || contents.keys() == null
                || contents.keys().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(path + " is no file of keys of version " + VERSION);
        }
        return List.copyOf(contents.keys());
    }

    /** Replaces the keys by what the change makes of them; a missing file counts as one without keys. */
    public void update(UnaryOperator<List<ApiKey>> change) throws IOException {
        Files.createDirectories(requireNonNull(path.getParent(), "no folder"));
        try (FileChannel lockFile = FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            // Held until the channel closes.
            lockFile.lock();
            List<ApiKey> changed = change.apply(Files.exists(path) ? read() : List.of());
            // Whatever could not be read again must not be written.
            new KeyRing(changed);
            write(JSON.writeValueAsBytes(new Contents(VERSION, changed)));
        }
    }

    private void write(byte[] bytes) throws IOException {
        Path next = Files.createTempFile(
                path.getParent(),
                path.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
