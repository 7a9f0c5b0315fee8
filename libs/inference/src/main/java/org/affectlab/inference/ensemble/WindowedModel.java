package org.affectlab.inference.ensemble;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.Tensor;

/**
 * A model with a short window as one with a long window: the mean of its outputs over the short ones. Runs one place of the windows after the other, so
 * that a batch stays as large as it came. Thread-safe as the model, which it owns.
 *
 * @param model with one input of fixed last dimension, {@code windows.size()}, and outputs of FLOAT32
 * @param windows of which the first begins where the input begins, and the last ends where it ends
 */
record WindowedModel(EngineModel model, MemberWindows windows) implements EngineModel {

    /** @throws InferenceException also {@code INVALID_INPUT} if the last dimension is not {@code windows.span()} */
    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        if (batch.size() != 1) {
            throw new InferenceException(Code.INVALID_INPUT, "expected one input, not " + batch.size());
        }
        Tensor input = batch.get(0);
        long[] shape = input.shape();
        if (shape.length == 0 || shape[shape.length - 1] != windows.span()) {
            throw new InferenceException(
                    Code.INVALID_INPUT,
                    "the last dimension of the input must be " + windows.span() + ", not as in "
                            + Arrays.toString(shape));
        }
        List<List<Tensor>> answers = new ArrayList<>();
        for (int place = 0; place < windows.count(); place++) {
            answers.add(model.forward(List.of(cut(input, place * windows.hop()))));
        }
        return TensorMeans.of(answers, 1);
    }

    /** The elements from this one on of every row. */
    private Tensor cut(Tensor input, int from) {
        int element = input.type().byteSize();
        int rows = Math.toIntExact(input.elementCount() / windows.span());
        ByteBuffer source = input.data();
        ByteBuffer target = ByteBuffer.allocate(rows * windows.size() * element);
        for (int row = 0; row < rows; row++) {
            target.put(source.slice((row * windows.span() + from) * element, windows.size() * element));
        }
        long[] shape = input.shape();
        shape[shape.length - 1] = windows.size();
        return Tensor.copyOf(input.type(), target.flip(), shape);
    }

    @Override
    public void close() {
        model.close();
    }
}
