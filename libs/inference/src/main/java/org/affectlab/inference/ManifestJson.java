package org.affectlab.inference;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes {@code model.json}. Reading is strict: unknown, repeated or missing properties, nulls, text after the document and values
 * of another JSON type are refused. Thread-safe.
 */
public final class ManifestJson {
    public static final String FILE_NAME = "model.json";
    private static final int MAX_NESTING = 16;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** @throws IllegalArgumentException if the bytes are not a valid manifest; the message says where and why */
    public ModelManifest read(byte[] json) {
        try {
            JsonNode tree = mapper.readTree(json);
            if (!(tree instanceof ObjectNode manifest)) {
                throw new IllegalArgumentException(FILE_NAME + " is not a valid manifest: it is not an object");
            }
            return mapper.treeToValue(ManifestDefaults.fill(manifest), ModelManifest.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(FILE_NAME + " is not a valid manifest: " + e.getOriginalMessage(), e);
        }
    }

    public byte[] write(ModelManifest manifest) {
        return mapper.writeValueAsBytes(manifest);
    }
}
