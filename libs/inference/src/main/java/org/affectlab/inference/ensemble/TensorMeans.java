package org.affectlab.inference.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.Tensor;

/** Several answers of one form as one. Stateless. */
final class TensorMeans {
    private TensorMeans() {}

    /**
     * Element by element, summed in double precision in the order of the answers.
     *
     * @param answers one or more, each with the same outputs: FLOAT32, of the same shapes
     * @param divisor by which the means are divided
     */
    static List<Tensor> of(List<List<Tensor>> answers, double divisor) {
        List<Tensor> means = new ArrayList<>();
        for (int output = 0; output < answers.get(0).size(); output++) {
            int place = output;
            means.add(mean(answers.stream().map(answer -> answer.get(place)).toList(), divisor));
        }
        return means;
    }

    private static Tensor mean(List<Tensor> outputs, double divisor) {
        double[] sums = new double[(int) outputs.get(0).elementCount()];
        for (Tensor output : outputs) {
            float[] values = output.toFloats();
            for (int index = 0; index < sums.length; index++) {
                sums[index] += values[index];
            }
        }
        float[] means = new float[sums.length];
        for (int index = 0; index < sums.length; index++) {
            means[index] = (float) (sums[index] / outputs.size() / divisor);
        }
        return Tensor.ofFloats(means, outputs.get(0).shape());
    }
}
