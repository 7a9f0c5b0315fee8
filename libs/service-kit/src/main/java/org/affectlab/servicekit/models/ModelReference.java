package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A model as a client names it: {@code name}, which means its newest version that is ready, or {@code name@version}.
 *
 * @param version null for the newest one
 */
public record ModelReference(String name, @Nullable String version) {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,63})(?:@([A-Za-z0-9][A-Za-z0-9.-]{0,31}))?");

    public ModelReference {
        requireNonNull(name, "name is null");
    }

    /** @throws ProblemException UNKNOWN_MODEL if the text has not the form of a name, as then no model can have it */
    public static ModelReference parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_MODEL, "A model is named by name or name@version; /v1/models lists all.");
        }
        return new ModelReference(matcher.group(1), matcher.group(2));
    }

    @Override
    public String toString() {
        return version == null ? name : name + "@" + version;
    }
}
