package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import org.affectlab.inference.InferenceException.Code;

/**
 * The sizes that the free dimensions of a model (other than {@code batch}) have in one item or in one batch. Immutable; equal if all sizes
 * are, so it serves as the key of items that can share a batch.
 */
public final class DimensionSizes {
    private final Map<String, Integer> sizes;

    private DimensionSizes(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    /** Of a model without free dimensions. */
    public static DimensionSizes none() {
        return new DimensionSizes(Map.of());
    }

    public static DimensionSizes of(Map<String, Integer> sizes) {
        return sizes.isEmpty() ? none() : new DimensionSizes(Map.copyOf(sizes));
    }

    /**
     * The sizes in one item.
     *
     * @param inputs without the batch dimension
     * @throws InferenceException with {@code INVALID_INPUT} if count, type, shape or a free size is not what the manifest says, or if two
     *     inputs disagree in a free size
     */
    public static DimensionSizes ofItem(ModelManifest manifest, List<Tensor> inputs) {
        return bind(manifest, inputs, 0);
    }

    /** As {@link #ofItem} for inputs that begin with the batch dimension, whose size is not looked at. */
    public static DimensionSizes ofBatch(ModelManifest manifest, List<Tensor> inputs) {
        return bind(manifest, inputs, 1);
    }

    private static DimensionSizes bind(ModelManifest manifest, List<Tensor> inputs, int leading) {
        List<TensorSpec> specs = manifest.inputs();
        if (inputs.size() != specs.size()) {
            throw invalid("the model takes " + specs.size() + " inputs, not " + inputs.size());
        }
        Map<String, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < specs.size(); i++) {
            TensorSpec spec = specs.get(i);
            Tensor input = inputs.get(i);
            if (input.type() != spec.dtype() || !spec.accepts(input.shape(), leading)) {
                throw invalid("input " + spec.name() + " must be " + spec.dtype() + " "
                        + spec.shape().subList(1 - leading, spec.shape().size()) + ", not " + input);
            }
            bindInput(manifest, spec, input.shape(), leading, sizes);
        }
        return of(sizes);
    }

    private static void bindInput(
            ModelManifest manifest, TensorSpec spec, long[] shape, int leading, Map<String, Integer> sizes) {
        for (int i = 1; i < spec.shape().size(); i++) {
            String name = spec.shape().get(i).name();
            if (name == null) {
                continue;
            }
            long size = shape[i - 1 + leading];
            FreeDimension dimension = requireNonNull(manifest.dimensions().get(name));
            if (!dimension.accepts(size)) {
                throw invalid(
                        "dimension " + name + " of input " + spec.name() + " must be " + dimension + ", not " + size);
            }
            Integer other = sizes.put(name, (int) size);
            if (other != null && other != size) {
                throw invalid("dimension " + name + " is " + other + " and " + size + " in the same request");
            }
        }
    }

    private static InferenceException invalid(String message) {
        return new InferenceException(Code.INVALID_INPUT, message);
    }

    /** The sizes that the engine sees for an item of these sizes. */
    public DimensionSizes engineSizes(ModelManifest manifest) {
        return map(manifest, FreeDimension::engineSize);
    }

    private DimensionSizes map(ModelManifest manifest, ToIntBiFunction<FreeDimension, Integer> change) {
        if (sizes.isEmpty()) {
            return none();
        }
        Map<String, Integer> changed = new TreeMap<>();
        sizes.forEach((name, size) -> changed.put(
                name, change.applyAsInt(requireNonNull(manifest.dimensions().get(name)), size)));
        return of(changed);
    }

    /** @throws IllegalArgumentException if there is no such dimension */
    public int size(String dimension) {
        Integer size = sizes.get(dimension);
        if (size == null) {
            throw new IllegalArgumentException("no size of dimension " + dimension + " in " + this);
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DimensionSizes that && sizes.equals(that.sizes);
    }

    @Override
    public int hashCode() {
        return sizes.hashCode();
    }

    @Override
    public String toString() {
        return new TreeMap<>(sizes).toString();
    }
}
