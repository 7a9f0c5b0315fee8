package org.affectlab.training.network;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.augment.RandomStreams;

/** The committed test archive: 8 bands, 256 frames, 4 classes. Its script is beside it. */
public final class TinyNetwork {
    private TinyNetwork() {}

    public static NetworkArchive archive() throws IOException {
        return NetworkArchive.open(
                Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network/tiny"));
    }

    /** Freshly loaded, every parameter zero; the caller closes it. */
    public static TrainableNetwork open() throws IOException {
        TorchRuntime.start(ThreadPlan.forOneTask(1));
        return TrainableNetwork.open(archive(), Device.cpu());
    }

    /** As {@link #open}, with the first values of a run. */
    public static TrainableNetwork started(long seed) throws IOException {
        TrainableNetwork network = open();
        ParameterInitialiser initialiser = new ParameterInitialiser(new RandomStreams(seed));
        for (NetworkParameter parameter : network.parameters()) {
            parameter.set(initialiser.values(parameter.declaration()));
        }
        return network;
    }

    /** Two windows of noise, always the same. */
    public static Features noise() {
        float[] values = new float[2 * 8 * 256];
        SplittableRandom random = new SplittableRandom(9);
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) random.nextGaussian();
        }
        return new Features(values, 2, 8, 256);
    }
}
