package org.affectlab.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads whole files of a package within limits. Symbolic links, folders and devices are refused. Stateless. */
final class PackageFiles {
    private PackageFiles() {}

    static byte[] read(Path directory, String fileName, long maxBytes) throws ModelPackageException {
        Path file = directory.resolve(fileName);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ModelPackageException(
                    ModelPackageException.Reason.MISSING_FILE, fileName + " is missing or not a regular file");
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = channel.size();
            if (size > maxBytes) {
                throw new ModelPackageException(
                        ModelPackageException.Reason.TOO_LARGE,
                        fileName + " has " + size + " bytes, at most " + maxBytes + " are allowed");
            }
            // Sized once: a file that grows meanwhile is cut here and then fails its digest.
            ByteBuffer content = ByteBuffer.allocate((int) size);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                continue;
            }
            return Arrays.copyOf(content.array(), content.position());
        } catch (IOException e) {
            throw new ModelPackageException(
                    ModelPackageException.Reason.MISSING_FILE, fileName + " cannot be read: " + e.getMessage(), e);
        }
    }
}
