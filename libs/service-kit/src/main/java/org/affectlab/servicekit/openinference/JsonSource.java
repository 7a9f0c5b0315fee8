package org.affectlab.servicekit.openinference;

import org.affectlab.servicekit.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Parsers for JSON of strangers: UTF-8 only, shallow, short names and texts, no member twice. Thread-safe. */
final class JsonSource {
    private static final int MAX_DEPTH = 16;
    private static final int LONGEST_TEXT = 4096;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /** @throws ProblemException MALFORMED_REQUEST if the text is in another encoding */
    JsonParser open(byte[] body, int start, int length) {
        // The parser would follow a byte order mark, or zeros, into other encodings, where positions are no byte
        // offsets.
        if (body[start] < ' ' && !isSpace(body[start]) || length > 1 && body[start + 1] == 0) {
            throw Invalid.request("The JSON must be UTF-8, without a byte order mark.");
        }
        return factory.createParser(ObjectReadContext.empty(), body, start, length);
    }

    /** Where the JSON is broken; not how, since the parser's words are for programmers. */
    static String explain(JacksonException broken) {
        return broken.getLocation() == null
                ? "The JSON cannot be read."
                : "The JSON cannot be read at line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr()
                        + ": it is broken there, or too deep, too long, or has a member twice.";
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
