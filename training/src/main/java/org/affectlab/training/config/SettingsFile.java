package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes {@link TrainingSettings} as JSON. A file names only what differs from {@link TrainingDefaults}; an unknown key is an
 * error, so a misspelt one cannot fall back to its default unnoticed. Stateless and thread-safe.
 */
public final class SettingsFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws IOException if the file cannot be read, is no JSON object, has an unknown key or an invalid value */
    public TrainingSettings read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    public TrainingSettings parse(String json, String source) throws IOException {
        requireNonNull(json, "json is null");
        try {
            ObjectNode effective = MAPPER.valueToTree(TrainingDefaults.settings());
            if (!(MAPPER.readTree(json) instanceof ObjectNode given)) {
                throw new IOException(source + ": settings must be a JSON object");
            }
            merge(effective, given, "", source);
            return MAPPER.treeToValue(effective, TrainingSettings.class);
        } catch (JacksonException e) {
            throw new IOException(source + ": " + e.getOriginalMessage(), e);
        }
    }

    /** All settings, the defaults included, pretty-printed. */
    public String write(TrainingSettings settings) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n";
    }

    /** SHA-256 in hexadecimal of the effective settings: equal settings have equal digests whatever their file looks like. */
    public String digest(TrainingSettings settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(
                            MAPPER.writeValueAsString(compared(settings)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without what is not used, so that runs from before there was such a setting are still the same. */
    private static ObjectNode compared(TrainingSettings settings) {
        ObjectNode tree = MAPPER.valueToTree(settings);
        if (settings.alignment().equals(AlignmentSettings.NONE)) {
            tree.remove("alignment");
        }
        if (settings.balance() == ClassBalance.NONE) {
            tree.remove("balance");
        }
        if (settings.protocol().kind() == ProtocolSettings.Kind.CONSECUTIVE
                && tree.get("protocol") instanceof ObjectNode protocol) {
            protocol.remove(List.of("kind", "folds"));
        }
        return tree;
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
