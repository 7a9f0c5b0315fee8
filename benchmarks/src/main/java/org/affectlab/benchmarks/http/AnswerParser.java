package org.affectlab.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers from a connection's bytes, however they are cut. Knows {@code Content-Length}, chunks, bodies that end with the connection, and
 * interim answers (1xx), which it passes over. Bounded: 64 KiB of head, 64 MiB of body. Not thread-safe.
 */
final class AnswerParser {
    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_BODY = 64 << 20;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        BODY_UNTIL_CLOSE
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Part part = Part.STATUS;
    private int headBytes;
    private int status;
    private int remaining;

    /** Whether no byte of the next answer has come yet. */
    boolean atStart() {
        return part == Part.STATUS && line.size() == 0;
    }

    /** Takes bytes; gives the answer once it is whole, and leaves what follows in {@code bytes}. */
    @Nullable
    Answer feed(ByteBuffer bytes) throws MalformedAnswerException {
        while (bytes.hasRemaining()) {
            boolean whole =
                    switch (part) {
                        case BODY, CHUNK, BODY_UNTIL_CLOSE -> takeBody(bytes);
                        default -> takeLine(bytes);
                    };
            if (whole) {
                return finish();
            }
        }
        return null;
    }

    /** The connection has ended: gives the answer that ends with it, or null when it ended too early. */
    @Nullable
    Answer endOfStream() {
        return part == Part.BODY_UNTIL_CLOSE ? finish() : null;
    }

    private Answer finish() {
        Answer answer = new Answer(status, headers, body.toByteArray());
        reset();
        return answer;
    }

    private void reset() {
        headers.clear();
        body.reset();
        part = Part.STATUS;
        headBytes = 0;
    }

    private boolean takeLine(ByteBuffer bytes) throws MalformedAnswerException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (++headBytes > MAX_HEAD) {
                throw new MalformedAnswerException("the head has more than " + MAX_HEAD + " bytes");
            }
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
                line.reset();
                return endOfLine(text);
            }
            line.write(next);
        }
        return false;
    }

    private boolean endOfLine(String text) throws MalformedAnswerException {
        return switch (part) {
            case STATUS -> {
                status = statusOf(text);
                part = Part.HEADERS;
                yield false;
            }
            case HEADERS -> text.isEmpty() ? endOfHead() : header(text);
            case CHUNK_SIZE -> {
                remaining = number(text.split(";", 2)[0].strip(), 16);
                // Each chunk may have a size line of its own.
                headBytes = 0;
                part = remaining == 0 ? Part.TRAILER : Part.CHUNK;
                yield false;
            }
            case CHUNK_END -> {
                part = Part.CHUNK_SIZE;
                yield false;
            }
            case TRAILER -> text.isEmpty();
            default -> throw new IllegalStateException("no line is read in " + part);
        };
    }

    private static int statusOf(String text) throws MalformedAnswerException {
        if (!text.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new MalformedAnswerException("not a status line: " + text.substring(0, Math.min(80, text.length())));
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    private boolean header(String text) throws MalformedAnswerException {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new MalformedAnswerException("not a header: " + text);
        }
        headers.put(
                text.substring(0, colon).toLowerCase(Locale.ROOT),
                text.substring(colon + 1).strip());
        return false;
    }

    private boolean endOfHead() throws MalformedAnswerException {
        if (status < 200) {
            reset();
            return false;
        }
        if (status == 204 || status == 304) {
            return true;
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            part = Part.CHUNK_SIZE;
            return false;
        }
        String length = headers.get("content-length");
        if (length == null) {
            part = Part.BODY_UNTIL_CLOSE;
            remaining = MAX_BODY;
            return false;
        }
        remaining = number(length, 10);
        part = Part.BODY;
        return remaining == 0;
    }

    private boolean takeBody(ByteBuffer bytes) throws MalformedAnswerException {
        byte[] taken = new byte[Math.min(remaining, bytes.remaining())];
        bytes.get(taken);
        body.writeBytes(taken);
        remaining -= taken.length;
        if (body.size() > MAX_BODY) {
            throw new MalformedAnswerException("the body has more than " + MAX_BODY + " bytes");
        }
        if (remaining > 0) {
            return false;
        }
        if (part == Part.CHUNK) {
            part = Part.CHUNK_END;
            return false;
        }
        return part == Part.BODY;
    }

    private static int number(String text, int radix) throws MalformedAnswerException {
        try {
            int value = Integer.parseInt(text, radix);
            if (value >= 0 && value <= MAX_BODY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below says it.
        }
        throw new MalformedAnswerException("not a length: " + text);
    }
}
