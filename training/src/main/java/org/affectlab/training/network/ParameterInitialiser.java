package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.affectlab.training.augment.RandomStreams;

/** First values of the parameters. A parameter's values depend on the seed and its name only, not on the order of parameters. */
public final class ParameterInitialiser {
    private final RandomStreams streams;

    public ParameterInitialiser(RandomStreams streams) {
        this.streams = requireNonNull(streams, "streams is null");
    }

    public float[] values(ParameterDeclaration declaration) {
        float[] values = new float[declaration.size()];
        switch (declaration.initialisation().rule()) {
            case "zeros" -> Arrays.fill(values, 0);
            case "ones" -> Arrays.fill(values, 1);
            case "truncated_normal" -> {
                SplittableRandom random = streams.stream("initialise " + declaration.name(), 0, 0);
                double std = declaration.initialisation().deviation();
                for (int index = 0; index < values.length; index++) {
                    values[index] = (float) (std * truncated(random));
                }
            }
            default ->
                throw new IllegalArgumentException("unknown initialisation rule: "
                        + declaration.initialisation().rule());
        }
        return values;
    }

    private static double truncated(SplittableRandom random) {
        double value = random.nextGaussian();
        while (Math.abs(value) > 2) {
            value = random.nextGaussian();
        }
        return value;
    }
}
