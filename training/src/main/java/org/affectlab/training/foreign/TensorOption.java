package org.affectlab.training.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/** {@code name:TYPE:batch,41200} as a {@link TensorSpec}. Stateless. */
public final class TensorOption {
    private static final Pattern FORM = Pattern.compile("([^:]+):([^:]+):([^:]+)");

    private TensorOption() {}

    /** @throws IllegalArgumentException with a sentence on what is wrong */
    public static TensorSpec parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not NAME:TYPE:SHAPE, for instance waveform:FLOAT32:batch,41200");
        }
        List<Dimension> shape = new ArrayList<>();
        for (String size : form.group(3).split(",", -1)) {
            shape.add(dimension(text, size));
        }
        return new TensorSpec(form.group(1), shape, type(text, form.group(2)));
    }

    private static TensorType type(String text, String name) {
        return Arrays.stream(TensorType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "': the type is one of " + List.of(TensorType.values()) + ", not " + name));
    }

    private static Dimension dimension(String text, String size) {
        if (size.equals(Dimension.BATCH)) {
            return Dimension.batch();
        }
        if (!size.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(
                    "'" + text + "': a dimension is a whole number, or 'batch' for the first, not '" + size + "'");
        }
        return Dimension.fixed(Long.parseLong(size));
    }
}
