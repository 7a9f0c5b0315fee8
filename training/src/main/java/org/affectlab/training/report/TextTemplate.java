package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places {@code {{name}}}. Values are put in as they are and not searched for places. Immutable. */
public final class TextTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private final String text;

    public TextTemplate(String text) {
        this.text = requireNonNull(text, "text is null");
    }

    /** @param name of a resource beside this class */
    public static TextTemplate resource(String name) throws IOException {
        return new TextTemplate(find(name).orElseThrow(() -> new IOException("missing resource " + name)));
    }

    /** The text of a resource beside this class, or empty if there is none of that name. */
    public static Optional<String> find(String name) throws IOException {
        try (InputStream stream = TextTemplate.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The names of its places. */
    public Set<String> places() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException if a place has no value or a value no place, so that none is lost unnoticed */
    public String fill(Map<String, String> values) {
        Set<String> unused = new HashSet<>(values.keySet());
        String filled = PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the template's place " + place.group(1) + " has no value");
            }
            unused.remove(place.group(1));
            return Matcher.quoteReplacement(value);
        });
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("the template has no place for " + unused);
        }
        return filled;
    }
}
