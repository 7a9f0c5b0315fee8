package org.affectlab.pointscenes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link SceneRecipe} and {@link VotingRule} as the preprocessing parameters of a package's manifest: strings and numbers by name; lists are strings with
 * commas. Stateless.
 */
public final class RecipeParameters {
    private RecipeParameters() {}

    public static Map<String, Object> of(SceneRecipe recipe, VotingRule rule) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("gridMetres", recipe.gridMetres());
        parameters.put("shape", recipe.shape().name());
        parameters.put("inputPoints", recipe.inputPoints());
        parameters.put("neighbours", recipe.neighbours());
        parameters.put("ratios", recipe.ratios().stream().map(String::valueOf).collect(Collectors.joining(",")));
        parameters.put(
                "features", recipe.features().stream().map(SceneFeature::key).collect(Collectors.joining(",")));
        parameters.put("unitMetres", recipe.unitMetres());
        parameters.put("heightCurve", recipe.heightCurve().name());
        parameters.put("intensityFloorPercentile", recipe.intensityFloorPercentile());
        parameters.put("intensityPercentile", recipe.intensityPercentile());
        parameters.put("groundMethod", recipe.ground().method().name());
        parameters.put("groundCellMetres", recipe.ground().cellMetres());
        parameters.put("groundQuantile", recipe.ground().quantile());
        parameters.put("nearGroundMetres", recipe.ground().nearMetres());
        parameters.put("middleGroundMetres", recipe.ground().middleMetres());
        parameters.put("wideGroundMetres", recipe.ground().wideMetres());
        parameters.put("heightLimitMetres", recipe.ground().limitMetres());
        parameters.put("projection", recipe.projection().name());
        parameters.put("voting", rule.kind().name());
        parameters.put("votingKept", rule.kept());
        parameters.put("votingThreshold", rule.threshold());
        return parameters;
    }

    /** @throws IllegalArgumentException if a parameter is missing, of another type, or not valid; other parameters are passed over */
    public static SceneRecipe recipe(Map<String, Object> parameters) {
        return new SceneRecipe(
                number(parameters, "gridMetres"),
                constant(parameters, "shape", InputShape.class),
                whole(parameters, "inputPoints"),
                whole(parameters, "neighbours"),
                items(parameters, "ratios").stream()
                        .map(text -> wholeNumber("ratios", text))
                        .toList(),
                items(parameters, "features").stream().map(SceneFeature::of).toList(),
                number(parameters, "unitMetres"),
                constant(parameters, "heightCurve", HeightCurve.class),
                number(parameters, "intensityFloorPercentile"),
                number(parameters, "intensityPercentile"),
                ground(parameters),
                constant(parameters, "projection", Projection.class));
    }

    private static GroundRecipe ground(Map<String, Object> parameters) {
        return new GroundRecipe(
                constant(parameters, "groundMethod", GroundRecipe.Method.class),
                number(parameters, "groundCellMetres"),
                number(parameters, "groundQuantile"),
                number(parameters, "nearGroundMetres"),
                number(parameters, "middleGroundMetres"),
                number(parameters, "wideGroundMetres"),
                number(parameters, "heightLimitMetres"));
    }

    /** @throws IllegalArgumentException as {@link #recipe} */
    public static VotingRule voting(Map<String, Object> parameters) {
        return new VotingRule(
                constant(parameters, "voting", VotingRule.Kind.class),
                number(parameters, "votingKept"),
                number(parameters, "votingThreshold"));
    }

    private static double number(Map<String, Object> parameters, String name) {
        if (parameters.get(name) instanceof Number value) {
            return value.doubleValue();
        }
        throw missing(name, "a number", parameters.get(name));
    }

    private static int whole(Map<String, Object> parameters, String name) {
        double value = number(parameters, name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw missing(name, "a whole number", value);
        }
        return (int) value;
    }

    private static int wholeNumber(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw missing(name, "whole numbers with commas", text);
        }
    }

    private static List<String> items(Map<String, Object> parameters, String name) {
        return Arrays.stream(text(parameters, name).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static String text(Map<String, Object> parameters, String name) {
        if (parameters.get(name) instanceof String value) {
            return value;
        }
        throw missing(name, "a string", parameters.get(name));
    }

    private static <E extends Enum<E>> E constant(Map<String, Object> parameters, String name, Class<E> type) {
        String text = text(parameters, name);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> missing(name, "one of " + Arrays.toString(type.getEnumConstants()), text));
    }

    private static IllegalArgumentException missing(String name, String wanted, @Nullable Object actual) {
        return new IllegalArgumentException("preprocessing." + name + " must be " + wanted + ", not " + actual);
    }
}
