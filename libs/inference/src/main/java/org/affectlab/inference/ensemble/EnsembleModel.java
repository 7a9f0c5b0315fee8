package org.affectlab.inference.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Tensor;

/**
 * Loaded members as one model; one after the other on the thread that calls. Thread-safe as they are. Owns them.
 *
 * @param members whose outputs have one shape, FLOAT32
 */
record EnsembleModel(List<EngineModel> members, double temperature) implements EngineModel {
    EnsembleModel {
        members = List.copyOf(members);
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        List<List<Tensor>> answers = new ArrayList<>();
        for (EngineModel member : members) {
            answers.add(member.forward(batch));
        }
        List<Tensor> means = new ArrayList<>();
        for (int output = 0; output < answers.get(0).size(); output++) {
            int place = output;
            means.add(mean(answers.stream().map(answer -> answer.get(place)).toList()));
        }
        return means;
    }

    private Tensor mean(List<Tensor> outputs) {
        double[] sums = new double[(int) outputs.get(0).elementCount()];
        for (Tensor output : outputs) {
            float[] values = output.toFloats();
            for (int index = 0; index < sums.length; index++) {
                sums[index] += values[index];
            }
        }
        float[] means = new float[sums.length];
        for (int index = 0; index < sums.length; index++) {
            means[index] = (float) (sums[index] / outputs.size() / temperature);
        }
        return Tensor.ofFloats(means, outputs.get(0).shape());
    }

    @Override
    public void close() {
        members.forEach(EngineModel::close);
    }
}
