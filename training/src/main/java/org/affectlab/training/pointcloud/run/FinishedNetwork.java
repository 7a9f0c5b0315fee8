package org.affectlab.training.pointcloud.run;

import java.io.IOException;
import java.util.List;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.network.NetworkParameter;
import org.affectlab.training.optimiser.WeightAverage;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.network.TrainablePointNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a network as it would be served after an epoch: with averaged weights where the settings average them, and with statistics of batch normalisation that
 * belong to its weights, its probabilities corrected for the class weights as the settings say. The network under training stays as it is. Stateless.
 */
final class FinishedNetwork {
    private FinishedNetwork() {}

    /** The caller closes it. The same epoch always gives the same. */
    static TrainablePointNetwork of(
            TrainablePointNetwork network,
            @Nullable WeightAverage average,
            BatchMaker batches,
            PointSettings settings,
            float[] classWeights,
            RandomStreams streams,
            int epoch)
            throws IOException {
        TrainablePointNetwork copy = network.reopened(network.written());
        try {
            if (average != null) {
                copy.module().setWeights(average.values());
            }
            // A negative epoch is none that is trained: the batches are other ones.
            batches.begin(-epoch);
            copy.module().seed(streams.seedOf("statistics", epoch, 0));
            for (int step = 0; step < settings.statisticsSteps(); step++) {
                copy.rehearse(batches.batch(-epoch, step).inputs());
            }
            correctPriors(copy, settings.loss().priorCorrection(), classWeights);
            return copy;
        } catch (RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static void correctPriors(TrainablePointNetwork network, double share, float[] classWeights) {
        if (share == 0) {
            return;
        }
        List<NetworkParameter> parameters = network.module().parameters();
        NetworkParameter bias = parameters.get(parameters.size() - 1);
        if (!bias.declaration().shape().equals(List.of((long) classWeights.length))) {
            throw new IllegalArgumentException(
                    "loss.priorCorrection needs a network that ends with a bias for each class");
        }
        float[] values = bias.values();
        for (int label = 0; label < values.length; label++) {
            values[label] -= (float) (share * Math.log(classWeights[label]));
        }
        bias.set(values);
    }
}
