package org.affectlab.servicekit.openinference;

import java.util.Arrays;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryLease;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the inputs of one request. For one thread. */
final class InputParser {
    private static final int MOST_SIZES = 16;

    private final JsonSource source;
    private final byte[] body;
    private final int jsonLength;
    private final MemoryLease memory;

    InputParser(JsonSource source, byte[] body, int jsonLength, MemoryLease memory) {
        this.source = source;
        this.body = body;
        this.jsonLength = jsonLength;
        this.memory = memory;
    }

    /** @param parser at the beginning of the object; left at its end */
    InputDraft read(JsonParser parser) {
        InputDraft draft = new InputDraft();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (member) {
                case "name" -> draft.name(text(parser, value, member));
                case "datatype" -> draft.datatype(text(parser, value, member));
                case "shape" -> draft.sizes(sizes(parser, value));
                case "parameters" -> draft.parameters(Parameters.read(parser));
                case "data" -> data(parser, draft);
                default -> parser.skipChildren();
            }
        }
        if (draft.isDataMissing()) {
            readPassedData(draft);
        }
        return draft;
    }

    private void data(JsonParser parser, InputDraft draft) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Invalid.tensor("The data of an input must be an array.");
        }
        if (draft.isDescribed()) {
            readData(parser, draft);
        } else {
            draft.dataLater((int) parser.currentTokenLocation().getByteOffset());
            parser.skipChildren();
        }
    }

    private void readPassedData(InputDraft draft) {
        int start = draft.unreadDataAt();
        try (JsonParser again = source.open(body, start, jsonLength - start)) {
            again.nextToken();
            readData(again, draft);
        }
    }

    private void readData(JsonParser parser, InputDraft draft) {
        TensorShape shape = draft.shape();
        // An element takes a digit and a comma, so what a body can hold is known before anything is allocated.
        if (shape.elements() > jsonLength / 2) {
            throw Invalid.tensor(
                    "The shape " + shape + " of " + Invalid.shown(draft.name()) + " has more elements than its data.");
        }
        memory.grow(shape.byteSize(draft.type()));
        draft.data(JsonTensorData.read(parser, draft.name(), draft.type(), shape));
    }

    /** @throws ProblemException MALFORMED_REQUEST */
    static String text(JsonParser parser, JsonToken value, String member) {
        if (value != JsonToken.VALUE_STRING) {
            throw Invalid.request(member + " must be a text.");
        }
        return parser.getString();
    }

    private static long[] sizes(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            throw Invalid.tensor("shape must be an array of whole numbers.");
        }
        long[] sizes = new long[MOST_SIZES];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw Invalid.tensor("shape must be an array of whole numbers, none over 2^63 - 1.");
            }
            if (count == MOST_SIZES) {
                throw Invalid.tensor("shape has more than " + MOST_SIZES + " sizes.");
            }
            sizes[count] = parser.getLongValue();
            count++;
        }
        return Arrays.copyOf(sizes, count);
    }
}
