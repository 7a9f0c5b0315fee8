package org.affectlab.servicekit.upload;

import java.io.IOException;
import java.io.InputStream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes the one part {@code file} out of a multipart body while the body streams by. Stateless. */
final class MultipartFile {
    static final String PART = "file";

    private MultipartFile() {}

    /** Reads a part to its end. */
    @FunctionalInterface
    interface PartReader<T> {
        T read(InputStream part) throws IOException;
    }

    /**
     * What the reader makes of the part.
     *
     * @throws ProblemException INVALID_PARAMETER unless there is exactly one, MALFORMED_REQUEST
     */
    static <T> T read(InputStream body, String contentType, PartReader<T> reader) {
        Taking<T> taking = new Taking<>(reader);
        MultipartBody.read(body, contentType, taking);
        return taking.taken();
    }

    private static final class Taking<T> implements MultipartBody.Parts {
        private final PartReader<T> reader;
        private @Nullable T content;

        Taking(PartReader<T> reader) {
            this.reader = reader;
        }

        @Override
        public void take(String field, @Nullable String fileName, InputStream part) throws IOException {
            if (field.equals(MultipartFiles.PART)) {
                throw new ProblemException(
                        ProblemCode.INVALID_PARAMETER,
                        "Parts named " + MultipartFiles.PART
                                + " make a batch, which is a job: send them with Prefer: respond-async.");
            }
            if (!field.equals(PART)) {
                return;
            }
            if (content != null) {
                throw new ProblemException(
                        ProblemCode.INVALID_PARAMETER,
                        "The body has more than one part named " + PART + "; for a batch name them "
                                + MultipartFiles.PART + " and send Prefer: respond-async.");
            }
            content = reader.read(part);
        }

        T taken() {
            if (content == null) {
                throw new ProblemException(ProblemCode.INVALID_PARAMETER, "The body has no part named " + PART + ".");
            }
            return content;
        }
    }
}
