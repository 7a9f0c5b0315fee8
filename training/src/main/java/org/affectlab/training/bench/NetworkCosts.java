package org.affectlab.training.bench;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.network.Features;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.TrainableNetwork;
import org.affectlab.training.report.Markdown;

/** Parameters, size and time of networks, whatever their weights. For one thread on which libtorch has been started. */
public final class NetworkCosts {
    private static final int WARM_UP = 5;
    private static final int CALLS = 31;
    private static final int BYTES_OF_A_PARAMETER = 4;

    private NetworkCosts() {}

    /**
     * A table.
     *
     * @param archives stems of trainable archives
     * @param threads of libtorch, for the table's words
     */
    public static String table(List<Path> archives, int threads) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Path stem : archives) {
            NetworkArchive archive = NetworkArchive.open(stem);
            try (TrainableNetwork network = TrainableNetwork.open(archive, Device.cpu())) {
                long parameters =
                        ParameterDeclaration.trainedCount(archive.description().parameters());
                rows.add(List.of(
                        String.valueOf(stem.getFileName()),
                        String.format(Locale.ROOT, "%,d", parameters),
                        String.format(Locale.ROOT, "%.1f", parameters * BYTES_OF_A_PARAMETER / 1e6),
                        String.format(Locale.ROOT, "%.2f", network.grid().windowSamples() / 16_000.0),
                        milliseconds(network, 1),
                        milliseconds(network, 16)));
            }
        }
        return "Front end and network, float32, " + threads + " thread(s) of libtorch, median of " + CALLS
                + " calls on the machine that wrote this page.\n\n"
                + Markdown.table(
                        List.of(
                                "network",
                                "parameters",
                                "weights, MB",
                                "window, s",
                                "ms a window, alone",
                                "ms a window, sixteen at once"),
                        rows);
    }

    private static String milliseconds(TrainableNetwork network, int items) {
        WindowGrid grid = network.grid();
        float[] waveforms = new float[items * grid.windowSamples()];
        for (int index = 0; index < waveforms.length; index++) {
            waveforms[index] = (float) (0.1 * Math.sin(index * 0.1));
        }
        double[] milliseconds = new double[CALLS];
        for (int call = -WARM_UP; call < CALLS; call++) {
            long begin = System.nanoTime();
            Features features = network.features(waveforms, items);
            network.logits(features);
            if (call >= 0) {
                milliseconds[call] = (System.nanoTime() - begin) / 1e6 / items;
            }
        }
        Arrays.sort(milliseconds);
        return String.format(Locale.ROOT, "%.1f", milliseconds[CALLS / 2]);
    }
}
