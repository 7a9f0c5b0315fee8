package org.affectlab.benchmarks.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer. The array belongs to the answer and is not changed.
 *
 * @param headers by lower-case name; of several with one name the last
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the server keeps the connection. */
    boolean keepsConnection() {
        return !header("Connection").orElse("").equalsIgnoreCase("close");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
