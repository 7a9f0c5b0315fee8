package org.affectlab.e2e.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body with one file, as a browser writes it. */
public final class Multipart {
    public static final String CONTENT_TYPE = "multipart/form-data; boundary=----e2eBoundary7MA4YWxk";

    private static final String BOUNDARY = "------e2eBoundary7MA4YWxk";

    private Multipart() {}

    public static byte[] file(String part, String fileName, String contentType, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 512);
        body.writeBytes(text(BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: " + contentType + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(text("\r\n" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
