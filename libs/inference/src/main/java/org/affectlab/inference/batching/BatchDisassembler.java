package org.affectlab.inference.batching;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/**
 * Takes the outputs of a batch apart: each item gets copies of its own rows, because a view would keep the outputs of the whole batch alive,
 * and where its input was padded along a free dimension the output is cut back to the item's size. Immutable.
 */
final class BatchDisassembler {
    private final List<TensorSpec> specs;

    BatchDisassembler(ModelManifest manifest) {
        this.specs = manifest.outputs();
    }

    /** The outputs of each item, in the order of {@code items}; rows beyond them are padding and left out. */
    List<List<Tensor>> rows(List<Tensor> outputs, List<QueuedItem> items) {
        List<List<Tensor>> rows = new ArrayList<>(items.size());
        for (int row = 0; row < items.size(); row++) {
            List<Tensor> own = new ArrayList<>(outputs.size());
            for (int output = 0; output < outputs.size(); output++) {
                own.add(copy(outputs.get(output).row(row), specs.get(output), items.get(row)));
            }
            rows.add(List.copyOf(own));
        }
        return rows;
    }

    private static Tensor copy(Tensor row, TensorSpec spec, QueuedItem item) {
        if (item.sizes().equals(item.engineSizes())) {
            return Tensor.copyOf(row.type(), row.data(), row.shape());
        }
        long[] shape = spec.itemShape(item.sizes());
        ByteBuffer cut = ByteBuffer.allocate(Math.toIntExact(Tensor.byteSize(row.type(), shape)));
        BlockCopy.copy(row.data(), row.shape(), cut, 0, shape, row.type().byteSize());
        return Tensor.viewOf(row.type(), cut, shape);
    }
}
