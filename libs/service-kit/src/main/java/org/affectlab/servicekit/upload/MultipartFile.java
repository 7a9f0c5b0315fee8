package org.affectlab.servicekit.upload;

import java.io.IOException;
import java.io.InputStream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/**
 * Takes the one part {@code file} out of a multipart body while the body streams by: no temporary file, no second copy. Other parts are read
 * past. The parser is Tomcat's, which the service contains anyway.
 */
final class MultipartFile {
    static final String PART = "file";

    private static final int MAX_PART_HEADER_BYTES = 4096;

    private MultipartFile() {}

    /** Reads a part to its end. */
    @FunctionalInterface
    interface PartReader<T> {
        T read(InputStream part) throws IOException;
    }

    /** What the reader makes of the part. */
    static <T> T read(InputStream body, String contentType, PartReader<T> reader) throws IOException {
        try {
            FileItemIterator parts = parser().getItemIterator(new Context(body, contentType));
            T content = null;
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (!PART.equals(part.getFieldName())) {
                    continue;
                }
                if (content != null) {
                    throw new ProblemException(
                            ProblemCode.INVALID_PARAMETER, "The body has more than one part named " + PART + ".");
                }
                try (InputStream stream = part.openStream()) {
                    content = reader.read(stream);
                }
            }
            if (content == null) {
                throw new ProblemException(ProblemCode.INVALID_PARAMETER, "The body has no part named " + PART + ".");
            }
            return content;
        } catch (IOException malformed) {
            throw ProblemException.causedBy(
                    ProblemCode.MALFORMED_REQUEST, "The multipart body is broken or ends early.", malformed);
        }
    }

    private static FileUpload parser() {
        FileUpload parser = new FileUpload();
        parser.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
        return parser;
    }

    private record Context(InputStream body, String contentType) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public long contentLength() {
            return -1;
        }
    }
}
