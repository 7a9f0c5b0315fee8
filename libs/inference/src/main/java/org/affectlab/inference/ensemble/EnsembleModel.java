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
        return TensorMeans.of(answers, temperature);
    }

    @Override
    public void close() {
        members.forEach(EngineModel::close);
    }
}
