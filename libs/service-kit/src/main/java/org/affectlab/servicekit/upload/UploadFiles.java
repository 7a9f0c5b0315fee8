package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Uploads as files of one folder, for what is too large for memory. A file lives as long as its {@link Upload}; what a process that died has left is deleted at
 * a later start, when it is old enough to be nobody's. Bodies are bounded as {@link UploadReader} bounds them, and refused while the disk is nearly full.
 * Thread-safe.
 */
public final class UploadFiles {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String PREFIX = "upload-";

    /** Longer than any request or attempt at a job. */
    private static final Duration OLD = Duration.ofHours(6);

    private final Path folder;
    private final UploadReader reader;
    private final Room room;
    private final long minFreeBytes;

    /** How many bytes the disk still takes. */
    @FunctionalInterface
    interface Room {
        long bytes() throws IOException;
    }

    /**
     * Makes the folder if it is missing, and deletes what is old in it.
     *
     * @param minFreeBytes room on the disk that no upload may take
     */
    public UploadFiles(Path folder, UploadReader reader, long minFreeBytes, Clock clock) throws IOException {
        this(folder, reader, minFreeBytes, clock, () -> Files.getFileStore(folder)
                .getUsableSpace());
    }

    UploadFiles(Path folder, UploadReader reader, long minFreeBytes, Clock clock, Room room) throws IOException {
        this.room = requireNonNull(room, "room is null");
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.reader = requireNonNull(reader, "reader is null");
        this.minFreeBytes = minFreeBytes;
        deleteOld(clock.instant().minus(OLD));
    }

    private void deleteOld(Instant before) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : (Iterable<Path>) left::iterator) {
                if (file.getFileName().toString().startsWith(PREFIX)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * The body of a request, raw or as part {@code file}.
     *
     * @throws ProblemException TOO_LARGE, EMPTY_BODY, OVERLOADED, DEADLINE_EXCEEDED, UPLOAD_TIMEOUT, MALFORMED_REQUEST, or INVALID_PARAMETER
     *     for a multipart body without exactly one part {@code file}
     */
    public Upload read(HttpServletRequest request, Deadline deadline) throws IOException {
        requireRoom(Math.max(0, request.getContentLengthLong()));
        return create(target -> reader.copyOne(request, deadline, target));
    }

    /**
     * What was kept elsewhere; the caller closes the stream.
     *
     * @param bytes its length
     * @throws ProblemException OVERLOADED
     */
    public Upload read(InputStream kept, long bytes) throws IOException {
        return scratch(bytes, kept::transferTo);
    }

    /** @throws ProblemException EMPTY_BODY, OVERLOADED */
    public Upload of(byte[] content) throws IOException {
        UploadReader.requireContent(content.length);
        requireRoom(content.length);
        return create(target -> target.write(content));
    }

    /**
     * An empty file to write into, for as long as it is not closed.
     *
     * @param expectedBytes that will be written about
     * @throws ProblemException OVERLOADED
     */
    public Upload scratch(long expectedBytes) throws IOException {
        return scratch(expectedBytes, target -> {});
    }

    /**
     * A file that is written now. The room on the disk is looked at again while it grows.
     *
     * @param expectedBytes that will be written about
     * @throws ProblemException OVERLOADED
     */
    public Upload scratch(long expectedBytes, Content content) throws IOException {
        requireRoom(expectedBytes);
        return create(content);
    }

    /** A file that somebody else keeps at least as long. */
    public Upload kept(Path file) {
        return Upload.kept(file);
    }

    private void requireRoom(long bytes) throws IOException {
        if (room.bytes() - bytes < minFreeBytes) {
            throw new ProblemException(
                    ProblemCode.OVERLOADED,
                    "There is no room for uploads; try again later.",
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    RETRY_AFTER,
                    null);
        }
    }

    /** Fills a file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream target) throws IOException;
    }

    private Upload create(Content content) throws IOException {
        Upload upload = Upload.temporary(Files.createTempFile(folder, PREFIX, ""));
        try (OutputStream target = new WatchedOutput(Files.newOutputStream(upload.file()), () -> requireRoom(0))) {
            content.write(target);
        } catch (Throwable failure) {
            upload.close();
            throw failure;
        }
        return upload;
    }
}
