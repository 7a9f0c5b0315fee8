package org.affectlab.servicekit.openinference;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one output that a request asks for. Stateless. */
final class OutputParser {
    private OutputParser() {}

    /** @param parser at the beginning of the object; left at its end */
    static WantedOutput read(JsonParser parser) {
        @Nullable String name = null;
        Parameters parameters = Parameters.none();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (member) {
                case "name" -> name = InputParser.text(parser, value, member);
                case "parameters" -> parameters = Parameters.read(parser);
                default -> parser.skipChildren();
            }
        }
        parameters.refuse("shared_memory_region", "classification");
        if (name == null) {
            throw Invalid.request("An output has no name.");
        }
        return new WantedOutput(name, parameters.truth("binary_data"));
    }
}
