package org.affectlab.training.network;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;

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
}
