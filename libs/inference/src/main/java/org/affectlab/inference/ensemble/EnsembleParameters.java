package org.affectlab.inference.ensemble;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelPackage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ensemble.json} of a package: the mean of its members' logits, divided by a temperature. The probabilities that follow are the normalised
 * geometric mean of the members' (our choice); what a member with shorter windows contributes is the mean of its logits over them. Immutable.
 *
 * @param members two or more packages, all different
 * @param temperature above 0; 1 leaves the mean as it is
 */
public record EnsembleParameters(List<EnsembleMember> members, double temperature) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public EnsembleParameters {
        members = List.copyOf(requireNonNull(members, "members is missing"));
        long different =
                members.stream().map(EnsembleMember::toString).distinct().count();
        if (members.size() < 2 || different < members.size()) {
            throw new IllegalArgumentException("an ensemble needs two members or more, all different");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
    }

    /**
     * What a package of the format {@code ensemble} says.
     *
     * @throws IllegalArgumentException if its file is no such JSON
     */
    public static EnsembleParameters of(ModelPackage ensemble) {
        return ofJson(ensemble.content(ModelFormat.ENSEMBLE.fileName()));
    }

    /** @throws IllegalArgumentException if it is no such JSON */
    public static EnsembleParameters ofJson(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!tree.path("temperature").isNumber()) {
                throw new IllegalArgumentException("temperature is missing, or no number");
            }
            return MAPPER.treeToValue(tree, EnsembleParameters.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    public byte[] toJson() {
        return MAPPER.writeValueAsBytes(this);
    }
}
