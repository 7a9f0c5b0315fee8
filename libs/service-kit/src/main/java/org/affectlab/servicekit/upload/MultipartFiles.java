package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of a multipart body while it streams by: the one part {@code file} as it is, or all parts {@code files} as a zip archive
 * under the names that the client gave them, in their order. For one body and one thread.
 */
final class MultipartFiles implements MultipartBody.Parts {
    static final String PART = "files";

    private static final int PIECE = 1 << 16;

    private final OutputStream target;
    private @Nullable ZipArchiveOutputStream archive;
    private long bytes;
    private int count;
    private boolean single;

    private MultipartFiles(OutputStream target) {
        this.target = requireNonNull(target, "target is null");
    }

    /**
     * @throws ProblemException INVALID_PARAMETER if there is neither one {@code file} nor any {@code files}, MALFORMED_REQUEST
     */
    static CopiedUpload copy(InputStream body, String contentType, OutputStream target) throws IOException {
        MultipartFiles files = new MultipartFiles(target);
        MultipartBody.read(body, contentType, files);
        return files.finish();
    }

    @Override
    public void take(String field, @Nullable String fileName, InputStream part) throws IOException {
        if (field.equals(MultipartFile.PART)) {
            if (single || archive != null) {
                throw mixed();
            }
            single = true;
            bytes = part.transferTo(target);
        } else if (field.equals(PART)) {
            if (single) {
                throw mixed();
            }
            add(fileName == null || fileName.isEmpty() ? "file-" + (count + 1) : fileName, part);
        }
    }

    private void add(String name, InputStream part) throws IOException {
        ZipArchiveOutputStream zip = archive;
        if (zip == null) {
            zip = new ZipArchiveOutputStream(target);
            // Recordings and images hardly get smaller, and the archive is unpacked once.
            zip.setLevel(Deflater.NO_COMPRESSION);
            archive = zip;
        }
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        // The same files are the same bytes whenever they are sent: idempotency keys rest on it.
        entry.setTime(0);
        zip.putArchiveEntry(entry);
        copyInWholePieces(part, zip);
        zip.closeArchiveEntry();
        count++;
    }

    /** What the archive looks like must not depend on how the body came in. */
    private void copyInWholePieces(InputStream part, OutputStream zip) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = part.readNBytes(piece, 0, PIECE); count > 0; count = part.readNBytes(piece, 0, PIECE)) {
            zip.write(piece, 0, count);
            bytes += count;
        }
    }

    private CopiedUpload finish() throws IOException {
        if (archive != null) {
            archive.finish();
            archive.flush();
        } else if (!single) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "The body has no part named " + MultipartFile.PART + " or " + PART + ".");
        }
        return new CopiedUpload(bytes, archive != null);
    }

    private static ProblemException mixed() {
        return new ProblemException(
                ProblemCode.INVALID_PARAMETER,
                "A body has one part named " + MultipartFile.PART + ", or any number of parts named " + PART + ".");
    }
}
