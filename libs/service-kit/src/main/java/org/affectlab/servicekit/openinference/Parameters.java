package org.affectlab.servicekit.openinference;

import java.util.HashMap;
import java.util.Map;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The {@code parameters} object of a request or a tensor: texts, numbers and truth values by name. Names that nobody asks for are ignored, as
 * the protocol allows. Immutable.
 */
final class Parameters {
    private static final int MOST = 64;

    private final Map<String, Object> values;

    private Parameters(Map<String, Object> values) {
        this.values = values;
    }

    static Parameters none() {
        return new Parameters(Map.of());
    }

    /** @param parser at the value of {@code parameters}; left at its last token */
    static Parameters read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return none();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Invalid.request("parameters must be an object.");
        }
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            values.put(name, value(name, parser, parser.nextToken()));
            if (values.size() > MOST) {
                throw Invalid.request("There are more than " + MOST + " parameters.");
            }
        }
        return new Parameters(values);
    }

    private static Object value(String name, JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            default ->
                throw Invalid.request(
                        "The parameter " + Invalid.shown(name) + " must be a text, a number, true or false.");
        };
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * A whole number of at least 0, or null where there is none.
     *
     * @throws ProblemException INVALID_PARAMETER
     */
    @Nullable
    Long count(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw Invalid.parameter("The parameter " + name + " must be a whole number of at least 0.");
    }

    /** Null where there is none. */
    @Nullable
    Boolean truth(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw Invalid.parameter("The parameter " + name + " must be true or false.");
    }

    /** Null where there is none. */
    @Nullable
    String text(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Invalid.parameter("The parameter " + name + " must be a text.");
    }

    /** @throws ProblemException INVALID_PARAMETER if one of the names is there: to ignore it would give an answer that was not asked for */
    void refuse(String... names) {
        for (String name : names) {
            if (has(name)) {
                throw Invalid.parameter("The parameter " + name + " is not supported.");
            }
        }
    }
}
