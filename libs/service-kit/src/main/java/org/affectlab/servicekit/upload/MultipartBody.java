package org.affectlab.servicekit.upload;

import java.io.IOException;
import java.io.InputStream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart body, one after the other while the body streams by: no temporary file, no second copy. What nobody reads of a part
 * is read past. The parser is Tomcat's, which the service contains anyway. Stateless.
 */
final class MultipartBody {
    private static final int MAX_PART_HEADER_BYTES = 4096;

    private MultipartBody() {}

    /** Takes what it wants of each part. */
    interface Parts {
        /** @param fileName as the client wrote it, not to be trusted; null if it is no file */
        void take(String field, @Nullable String fileName, InputStream part) throws IOException;
    }

    /** @throws ProblemException what the taker throws, MALFORMED_REQUEST */
    static void read(InputStream body, String contentType, Parts taker) {
        try {
            FileItemIterator parts = parser().getItemIterator(new Context(body, contentType));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                String field = part.getFieldName();
                try (InputStream stream = part.openStream()) {
                    taker.take(field == null ? "" : field, part.getName(), stream);
                }
            }
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
