package org.affectlab.inference.batching;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/**
 * Puts the inputs of several items into one tensor for each input of the model, in direct memory that is used again for the next batch: one
 * copy, no garbage. Rows that fill a batch up to its bucket repeat the last item, because a row of zeros is an input that a model may never
 * have seen (a division by its standard deviation, for instance) and could fail where the real items do not. An item that is smaller than
 * the bucket of a free dimension is filled up with the dimension's pad value.
 *
 * <p>Not thread-safe: one for each worker. The tensors of a batch are valid until the next one is put together. The direct memory, at most
 * one full batch, is freed by the garbage collector.
 */
final class BatchAssembler {
    private final ModelManifest manifest;
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<Padding> paddings = new ArrayList<>();

    BatchAssembler(ModelManifest manifest) {
        this.manifest = manifest;
        for (TensorSpec input : manifest.inputs()) {
            buffers.add(ByteBuffer.allocateDirect(0));
            paddings.add(new Padding(input.dtype(), manifest.padValue(input)));
        }
    }

    /** How many rows a batch of so many items has. */
    int rows(int items) {
        return manifest.batching().paddedSize(items);
    }

    /** @param items at least one, all with equal {@link QueuedItem#engineSizes()} */
    List<Tensor> assemble(List<QueuedItem> items) {
        int rows = rows(items.size());
        List<Tensor> batch = new ArrayList<>(buffers.size());
        for (int input = 0; input < buffers.size(); input++) {
            batch.add(assembleInput(input, items, rows));
        }
        return batch;
    }

    private Tensor assembleInput(int input, List<QueuedItem> items, int rows) {
        TensorSpec spec = manifest.inputs().get(input);
        DimensionSizes sizes = items.get(0).engineSizes();
        long[] rowShape = spec.itemShape(sizes);
        int rowBytes = Math.toIntExact(Tensor.byteSize(spec.dtype(), rowShape));
        ByteBuffer buffer = bufferFor(input, Math.multiplyExact(rows, rowBytes));
        for (int row = 0; row < rows; row++) {
            QueuedItem item = items.get(Math.min(row, items.size() - 1));
            put(item.inputs().get(input), buffer, row * rowBytes, rowBytes, rowShape, paddings.get(input));
        }
        return Tensor.viewOf(spec.dtype(), buffer, spec.batchShape(rows, sizes));
    }

    private static void put(
            Tensor value, ByteBuffer buffer, int offset, int rowBytes, long[] rowShape, Padding padding) {
        ByteBuffer data = value.data();
        if (data.remaining() == rowBytes) {
            // As long as the rank is equal, no size is above its bucket, so equal bytes mean equal shapes.
            buffer.put(offset, data, data.position(), rowBytes);
            return;
        }
        padding.fill(buffer, offset, rowBytes);
        BlockCopy.copy(
                data, value.shape(), buffer, offset, rowShape, value.type().byteSize());
    }

    private ByteBuffer bufferFor(int input, int bytes) {
        if (buffers.get(input).capacity() < bytes) {
            buffers.set(input, ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN));
        }
        return buffers.get(input).clear().limit(bytes);
    }
}
