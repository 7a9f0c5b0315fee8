package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * What opens both doors: a key for the gateway, and the gateway's token for a service, which each ignores of the other. Written into the head
 * of a finished request; one without an orderly {@code Host} line is hostile and stays as it is. Immutable.
 */
public final class Credentials {
    private static final byte[] HOST = "\r\nHost: localhost\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] lines;

    private Credentials(String lines) {
        this.lines = lines.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static Credentials none() {
        return new Credentials("");
    }

    /**
     * @param key for the gateway
     * @param tokenHeader the header of the gateway's token
     */
    public static Credentials of(String key, String tokenHeader, String token) {
        return new Credentials("X-API-Key: " + key.strip() + "\r\n" + tokenHeader + ": " + token + "\r\n");
    }

    public PreparedRequest on(PreparedRequest request) {
        ByteBuffer bytes = request.content();
        int at = afterHost(bytes);
        if (at < 0 || lines.length == 0) {
            return request;
        }
        int size = bytes.remaining() + lines.length;
        ByteBuffer content = bytes.isDirect() ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
        content.put(bytes.slice(0, at)).put(lines).put(bytes.slice(at, bytes.remaining() - at));
        return new PreparedRequest(
                request.kind(), content.flip(), request.windows(), request.delivery(), request.check());
    }

    public List<PreparedRequest> on(List<PreparedRequest> requests) {
        return requests.stream().map(this::on).toList();
    }

    public Supplier<PreparedRequest> on(Supplier<PreparedRequest> requests) {
        requireNonNull(requests, "requests is null");
        return () -> on(requests.get());
    }

    /** The position behind the line, which is the second of the head; -1 if it is not there. */
    private static int afterHost(ByteBuffer bytes) {
        for (int at = 0; at + HOST.length <= bytes.remaining(); at++) {
            if (bytes.get(at) == '\r') {
                boolean isHost = bytes.slice(at, HOST.length).equals(ByteBuffer.wrap(HOST));
                return isHost ? at + HOST.length : -1;
            }
        }
        return -1;
    }
}
