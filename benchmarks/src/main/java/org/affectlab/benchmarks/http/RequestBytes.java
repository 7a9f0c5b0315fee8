package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a request's head and body. Every request has {@code Host}; {@code Content-Length} comes with the body. Not thread-safe.
 */
public final class RequestBytes {
    private final StringBuilder head = new StringBuilder();

    private RequestBytes(String method, String path) {
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
    }

    public static RequestBytes get(String path) {
        return new RequestBytes("GET", path);
    }

    public static RequestBytes post(String path) {
        return new RequestBytes("POST", path);
    }

    /** Nothing is escaped or checked: hostile requests are written with this too. */
    public RequestBytes header(String name, String value) {
        head.append(requireNonNull(name, "name is null"))
                .append(": ")
                .append(value)
                .append("\r\n");
        return this;
    }

    /** With the {@code Content-Length} that is true. */
    public byte[] body(byte[] body) {
        return header("Content-Length", Integer.toString(body.length)).bodyAsIs(body);
    }

    /** With whatever the headers claim. */
    public byte[] bodyAsIs(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + 2 + body.length);
        bytes.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    public byte[] withoutBody() {
        return bodyAsIs(new byte[0]);
    }
}
