package org.affectlab.inference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One dimension of a {@link TensorSpec}: a fixed size (a JSON number, at least 1) or a free one that has a name (a JSON string).
 *
 * @param name of a free dimension; null for a fixed one
 * @param size of a fixed dimension; 0 for a free one
 */
public record Dimension(@Nullable String name, long size) {
    /** The name of the dimension along which requests are batched. */
    public static final String BATCH = "batch";

    public Dimension {
        if (name == null && size < 1) {
            throw new IllegalArgumentException("a fixed dimension must be at least 1, not " + size);
        }
        if (name != null && (size != 0 || !name.matches("[a-z][A-Za-z0-9]{0,31}"))) {
            throw new IllegalArgumentException("not a name of a free dimension: " + name);
        }
    }

    public static Dimension batch() {
        return new Dimension(BATCH, 0);
    }

    public static Dimension fixed(long size) {
        return new Dimension(null, size);
    }

    public boolean isFree() {
        return name != null;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Dimension parse(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return fixed(((Number) value).longValue());
        }
        if (value instanceof String free) {
            return new Dimension(free, 0);
        }
        throw new IllegalArgumentException("a dimension is a whole number or a name, not " + value);
    }

    @JsonValue
    Object json() {
        return name == null ? (Object) size : name;
    }

    @Override
    public String toString() {
        return name == null ? Long.toString(size) : name;
    }
}
