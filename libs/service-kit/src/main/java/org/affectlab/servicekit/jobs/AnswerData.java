package org.affectlab.servicekit.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.affectlab.servicekit.upload.Upload;

/**
 * What a job keeps of an answer beside its JSON: bytes that would be too many as JSON, and the upload, for forms of the answer that are made of both. Thread-safe.
 *
 * @param <A> the answer
 */
public interface AnswerData<A> {
    void write(A answer, OutputStream data) throws IOException;

    /**
     * The answer of a job as it is shown.
     *
     * @param answer as its JSON was read
     * @param kept to be read while the answer is written, and not before: most forms do without
     */
    A restore(A answer, Kept kept);

    /** What there still is of a job that has been completed. */
    interface Kept {
        /**
         * A file; to be closed.
         *
         * @throws java.nio.file.NoSuchFileException if it has expired
         */
        Upload upload() throws IOException;

        /**
         * What was written; to be closed.
         *
         * @throws java.nio.file.NoSuchFileException if it has expired
         */
        InputStream data() throws IOException;
    }
}
