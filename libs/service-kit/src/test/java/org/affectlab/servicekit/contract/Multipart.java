package org.affectlab.servicekit.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes multipart bodies as browsers do. */
public final class Multipart {
    public static final String CONTENT_TYPE = "multipart/form-data; boundary=XcontractX";

    private static final String BOUNDARY = "--XcontractX";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart part(String name, byte[] content) {
        body.writeBytes((BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"a.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Without the closing boundary, as when the sender breaks off. */
    public byte[] unfinished() {
        return body.toByteArray();
    }

    public byte[] finished() {
        body.writeBytes((BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
