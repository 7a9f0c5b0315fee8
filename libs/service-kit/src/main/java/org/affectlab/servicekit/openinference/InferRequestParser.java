package org.affectlab.servicekit.openinference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.Priority;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryLease;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the body of an inference request as it streams by: no tree, no boxed numbers, binary tensors as views of the body. Whatever is wrong
 * ends in a {@link ProblemException} with status 400 or 503, and nothing is allocated for a tensor before its size is known to fit the body and
 * the memory budget. Thread-safe.
 */
final class InferRequestParser {
    private static final int LONGEST_ID = 256;
    private static final int MOST_TENSORS = 64;
    private static final long NANOS_PER_MICRO = 1_000;

    private final JsonSource source = new JsonSource();

    /**
     * @param jsonLength how many bytes of the body are JSON, 1 to its length
     * @param memory grows by the bytes of the tensors that came as JSON
     */
    InferRequest parse(byte[] body, int jsonLength, MemoryLease memory) {
        try (JsonParser parser = source.open(body, 0, jsonLength)) {
            return new Reading(parser, new InputParser(source, body, jsonLength, memory))
                    .request(new BinarySection(body, jsonLength));
        } catch (JacksonException broken) {
            throw ProblemException.causedBy(ProblemCode.MALFORMED_REQUEST, JsonSource.explain(broken), broken);
        }
    }

    /** One request on its way through the parser. */
    private static final class Reading {
        private final JsonParser parser;
        private final InputParser inputParser;
        private final List<InputDraft> inputs = new ArrayList<>();
        private final List<WantedOutput> outputs = new ArrayList<>();
        private Parameters parameters = Parameters.none();
        private @Nullable String id;

        Reading(JsonParser parser, InputParser inputParser) {
            this.parser = parser;
            this.inputParser = inputParser;
        }

        InferRequest request(BinarySection binary) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Invalid.request("The body must begin with a JSON object.");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                member(parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw Invalid.request("Something follows the JSON object; the header " + HeaderLength.HEADER
                        + " says where it ends.");
            }
            List<NamedTensor> tensors =
                    inputs.stream().map(draft -> draft.tensor(binary)).toList();
            binary.requireEmpty();
            parameters.refuse("sequence_id", "sequence_start", "sequence_end");
            return new InferRequest(id, timeout(), priority(), isTrue("binary_data_output"), tensors, outputs);
        }

        private void member(String name) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> id = identifier(value);
                case "parameters" -> parameters = Parameters.read(parser);
                case "inputs" -> forEachObject(name, () -> inputs.add(inputParser.read(parser)));
                case "outputs" -> forEachObject(name, () -> outputs.add(OutputParser.read(parser)));
                default -> parser.skipChildren();
            }
        }

        private void forEachObject(String name, Runnable read) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw Invalid.request(name + " must be an array of objects.");
            }
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                count++;
                if (parser.currentToken() != JsonToken.START_OBJECT || count > MOST_TENSORS) {
                    throw Invalid.request(name + " must be an array of at most " + MOST_TENSORS + " objects.");
                }
                read.run();
            }
        }

        private @Nullable String identifier(JsonToken value) {
            if (value == JsonToken.VALUE_NULL) {
                return null;
            }
            if (value != JsonToken.VALUE_STRING || parser.getString().length() > LONGEST_ID) {
                throw Invalid.request("id must be a text of at most " + LONGEST_ID + " characters.");
            }
            return parser.getString();
        }

        private @Nullable Duration timeout() {
            Long micros = parameters.count("timeout");
            return micros == null || micros == 0
                    ? null
                    : Duration.ofNanos(Math.min(micros, Long.MAX_VALUE / NANOS_PER_MICRO) * NANOS_PER_MICRO);
        }

        /** 0 is the default, 1 the highest; all that is lower is the work of a long job. */
        private Priority priority() {
            Long level = parameters.count("priority");
            return level == null || level <= 1 ? Priority.INTERACTIVE : Priority.BULK;
        }

        private boolean isTrue(String name) {
            return Boolean.TRUE.equals(parameters.truth(name));
        }
    }
}
