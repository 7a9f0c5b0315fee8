package org.affectlab.pointformats.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * A file that is read at will and never written. An interrupt of the thread ends a read with {@link
 * java.nio.channels.ClosedByInterruptException}. For one thread.
 */
public final class FileContent implements ByteSource, Closeable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private FileContent(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    public static FileContent open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileContent(file, channel, channel.size());
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes, as they were when the file was opened. */
    @Override
    public long size() {
        return size;
    }

    /** The first bytes, as many as there are. */
    public byte[] head(int bytes) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(bytes, size));
        long position = 0;
        while (head.hasRemaining()) {
            int read = channel.read(head, position);
            if (read < 0) {
                break;
            }
            position += read;
        }
        return Arrays.copyOf(head.array(), head.position());
    }

    /** Fills a buffer up to its limit, or says that the file ends too early. */
    public void readFully(long position, ByteBuffer target) throws IOException, PointCloudException {
        long from = position;
        while (target.hasRemaining()) {
            int read = from < size ? channel.read(target, from) : -1;
            if (read < 0) {
                throw PointCloudException.truncated("The file ends too early");
            }
            from += read;
        }
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
    }

    /** Reads forwards from a position to the end of the file. */
    public ByteCursor cursor(long position) {
        return new ByteCursor(this, position, size);
    }

    /** Reads forwards from a position to another one. */
    public ByteCursor cursor(long position, long end) {
        return new ByteCursor(this, position, Math.min(end, size));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
