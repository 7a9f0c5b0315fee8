package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How the free dimensions of a manifest must fit its tensors. Stateless; every violation is an {@link IllegalArgumentException}. */
final class DimensionRules {
    /** Every combination is run on every worker before a model is ready, so there must not be many. Our choice. */
    static final int MAX_WARM_UPS = 64;

    private DimensionRules() {}

    static Map<String, FreeDimension> check(
            Map<String, FreeDimension> dimensions,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            BatchingPolicy batching) {
        Map<String, FreeDimension> copy = new TreeMap<>(requireNonNull(dimensions, "dimensions is null"));
        copy.forEach((name, dimension) -> requireNonNull(dimension, "dimension " + name + " is null"));
        Set<String> used = new HashSet<>();
        inputs.forEach(input -> used.addAll(input.freeDimensions()));
        check(
                used.equals(copy.keySet()),
                "the inputs have the free dimensions " + used + ", but dimensions describes " + copy.keySet());
        for (TensorSpec output : outputs) {
            check(
                    used.containsAll(output.freeDimensions()),
                    "output " + output.name() + " has a free dimension that no input has: " + output.freeDimensions());
        }
        for (TensorSpec input : inputs) {
            checkPadding(input, copy);
            checkSize(input, copy, batching);
        }
        checkWarmUps(copy, batching);
        return Collections.unmodifiableMap(copy);
    }

    private static void checkPadding(TensorSpec input, Map<String, FreeDimension> dimensions) {
        double padValue = padValue(input, dimensions);
        check(
                input.dtype().represents(padValue),
                "padValue " + padValue + " of " + input.name() + " is no " + input.dtype());
        for (FreeDimension dimension : padded(input, dimensions)) {
            check(
                    dimension.padValue() == padValue,
                    "the dimensions of " + input.name() + " have different padValues: " + padValue + " and "
                            + dimension.padValue());
        }
    }

    static double padValue(TensorSpec input, Map<String, FreeDimension> dimensions) {
        List<FreeDimension> padded = padded(input, dimensions);
        return padded.isEmpty() ? 0 : padded.get(0).padValue();
    }

    private static List<FreeDimension> padded(TensorSpec input, Map<String, FreeDimension> dimensions) {
        return input.freeDimensions().stream()
                .sorted()
                .map(name -> requireNonNull(dimensions.get(name)))
                .filter(dimension -> dimension.grouping() == Grouping.PAD)
                .toList();
    }

    private static void checkSize(TensorSpec input, Map<String, FreeDimension> dimensions, BatchingPolicy batching) {
        long[] largest = input.batchShape(batching.maxBatchSize(), largest(dimensions));
        check(
                Tensor.byteSize(input.dtype(), largest) <= Integer.MAX_VALUE,
                "a full batch of " + input.name() + " is larger than 2 GiB");
    }

    static DimensionSizes largest(Map<String, FreeDimension> dimensions) {
        Map<String, Integer> sizes = new TreeMap<>();
        dimensions.forEach((name, dimension) -> sizes.put(name, dimension.max()));
        return DimensionSizes.of(sizes);
    }

    static List<DimensionSizes> warmUpSizes(Map<String, FreeDimension> dimensions) {
        List<Map<String, Integer>> combinations = List.of(Map.of());
        for (Map.Entry<String, FreeDimension> dimension : dimensions.entrySet()) {
            List<Map<String, Integer>> longer = new ArrayList<>();
            for (Map<String, Integer> combination : combinations) {
                for (int size : dimension.getValue().warmUpSizes()) {
                    Map<String, Integer> next = new TreeMap<>(combination);
                    next.put(dimension.getKey(), size);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(DimensionSizes::of).toList();
    }

    private static void checkWarmUps(Map<String, FreeDimension> dimensions, BatchingPolicy batching) {
        if (dimensions.isEmpty()) {
            return;
        }
        long combinations = batching.engineSizes().size();
        for (FreeDimension dimension : dimensions.values()) {
            combinations = Math.min(combinations * dimension.warmUpSizes().size(), Integer.MAX_VALUE);
        }
        check(
                combinations <= MAX_WARM_UPS,
                "batching and dimensions have " + combinations + " combinations of buckets, at most " + MAX_WARM_UPS
                        + " are allowed");
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
