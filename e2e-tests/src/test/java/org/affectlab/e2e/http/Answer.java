package org.affectlab.e2e.http;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param body as UTF-8 text
 * @param elapsed from the first byte sent to the last byte received
 */
public record Answer(int status, HttpHeaders headers, String body, Duration elapsed) {
    public Answer {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
        requireNonNull(elapsed, "elapsed is null");
    }

    /** The value of a header, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The media type without parameters. */
    public String contentType() {
        return header("Content-Type").split(";", 2)[0].strip();
    }

    public JsonNode json() {
        return parse(body);
    }

    /** The documents of an NDJSON body. */
    public List<JsonNode> jsonLines() {
        return body.lines().map(Answer::parse).toList();
    }

    private static JsonNode parse(String document) {
        return JsonMapper.shared().readTree(document);
    }
}
