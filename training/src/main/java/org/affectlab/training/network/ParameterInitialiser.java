package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.affectlab.training.augment.RandomStreams;

/**
 * First values of the parameters. A parameter's values depend on the seed and its name only, not on the order of parameters. Statistics of the training
 * recordings get the values with which they change nothing, until the run measures them.
 */
public final class ParameterInitialiser implements ParameterSource {
    private final RandomStreams streams;

    public ParameterInitialiser(RandomStreams streams) {
        this.streams = requireNonNull(streams, "streams is null");
    }

    @Override
    public float[] values(ParameterDeclaration declaration) {
        float[] values = new float[declaration.size()];
        switch (declaration.initialisation().rule()) {
            case "zeros", ParameterDeclaration.Initialisation.TRAINING_MEAN -> Arrays.fill(values, 0);
            case "ones", ParameterDeclaration.Initialisation.TRAINING_DEVIATION -> Arrays.fill(values, 1);
            case "truncated_normal" -> {
                SplittableRandom random = random(declaration);
                double std = declaration.initialisation().deviation();
                for (int index = 0; index < values.length; index++) {
                    values[index] = (float) (std * truncated(random));
                }
            }
            case "glorot_uniform" -> glorot(values, declaration);
            case "orthogonal" -> orthogonal(values, declaration);
            case "forget_gate" -> Arrays.fill(values, values.length / 4, values.length / 2, 1);
            default ->
                throw new IllegalArgumentException("unknown initialisation rule: "
                        + declaration.initialisation().rule());
        }
        return values;
    }

    private void glorot(float[] values, ParameterDeclaration declaration) {
        SplittableRandom random = random(declaration);
        int blocks = declaration.initialisation().blockCount();
        double limit = Math.sqrt(6.0 / (rows(declaration) / blocks + columns(declaration)));
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }

    private void orthogonal(float[] values, ParameterDeclaration declaration) {
        SplittableRandom random = random(declaration);
        int blocks = declaration.initialisation().blockCount();
        int rows = rows(declaration) / blocks;
        int columns = columns(declaration);
        for (int block = 0; block < blocks; block++) {
            double[][] basis = Orthonormal.random(rows, columns, random);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    values[(block * rows + row) * columns + column] = (float) basis[column][row];
                }
            }
        }
    }

    private SplittableRandom random(ParameterDeclaration declaration) {
        return streams.stream("initialise " + declaration.name(), 0, 0);
    }

    private static int rows(ParameterDeclaration declaration) {
        return Math.toIntExact(declaration.shape().get(0));
    }

    /** Everything behind the first dimension counts as inputs. */
    private static int columns(ParameterDeclaration declaration) {
        return declaration.size() / rows(declaration);
    }

    private static double truncated(SplittableRandom random) {
        double value = random.nextGaussian();
        while (Math.abs(value) > 2) {
            value = random.nextGaussian();
        }
        return value;
    }
}
