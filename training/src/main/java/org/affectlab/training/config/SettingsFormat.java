package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of settings as JSON. A file names only what differs from the defaults; an unknown key is an error, so a misspelt one cannot fall
 * back to its default unnoticed. Immutable and thread-safe.
 */
public final class SettingsFormat<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Class<T> type;
    private final T defaults;

    public SettingsFormat(Class<T> type, T defaults) {
        this.type = requireNonNull(type, "type is null");
        this.defaults = requireNonNull(defaults, "defaults is null");
    }

    /** @throws IOException if the file cannot be read, is no JSON object, has an unknown key or an invalid value */
    public T read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    public T parse(String json, String source) throws IOException {
        requireNonNull(json, "json is null");
        try {
            ObjectNode effective = tree(defaults);
            if (!(MAPPER.readTree(json) instanceof ObjectNode given)) {
                throw new IOException(source + ": settings must be a JSON object");
            }
            merge(effective, given, "", source);
            return MAPPER.treeToValue(effective, type);
        } catch (JacksonException e) {
            throw new IOException(source + ": " + e.getOriginalMessage(), e);
        }
    }

    /** All settings, the defaults included, pretty-printed. */
    public String write(T settings) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n";
    }

    /** All settings as a tree that may be changed. */
    ObjectNode tree(T settings) {
        return MAPPER.valueToTree(settings);
    }

    /** SHA-256 in hexadecimal of the effective settings: equal settings have equal digests whatever their file looks like. */
    public String digest(T settings) {
        return digest(tree(settings));
    }

    static String digest(ObjectNode tree) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode given, String prefix, String source) throws IOException {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String path = prefix + entry.getKey();
            JsonNode present = target.get(entry.getKey());
            if (present == null) {
                throw new IOException(source + ": unknown setting " + path);
            }
            if (present instanceof ObjectNode nested && entry.getValue() instanceof ObjectNode givenNested) {
                merge(nested, givenNested, path + ".", source);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        }
    }
}
