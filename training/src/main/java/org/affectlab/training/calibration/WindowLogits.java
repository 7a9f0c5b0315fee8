package org.affectlab.training.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.run.HeldOutClips;

/** What a network says of every window of held-out clips. Stateless; for a thread on which libtorch has been started. */
public final class WindowLogits {
    private WindowLogits() {}

    /**
     * Logits of each clip: window × class.
     *
     * @param model a {@code model.pt}
     * @param windowSamples of the network's input
     * @param hopFrames from one window to the next
     */
    public static List<float[][]> of(Path model, int windowSamples, int hopFrames, HeldOutClips heldOut) {
        try (ExportedModule module = ExportedModule.open(model)) {
            return of(window -> module.call("forward", window).toFloats(), windowSamples, hopFrames, heldOut);
        }
    }

    /**
     * As {@link #of(Path, int, int, HeldOutClips)}.
     *
     * @param network gives one logit for each class; takes mono samples at 16 kHz, {@code windowSamples} of them, that are its own
     */
    public static List<float[][]> of(
            Function<float[], float[]> network, int windowSamples, int hopFrames, HeldOutClips heldOut) {
        WindowGrid grid = new WindowGrid(windowSamples);
        List<float[][]> logits = new ArrayList<>();
        heldOut.clips()
                .forEach(clip ->
                        logits.add(ofClip(network, grid, heldOut.recordings().samples(clip), hopFrames)));
        return logits;
    }

    private static float[][] ofClip(
            Function<float[], float[]> network, WindowGrid grid, float[] samples, int hopFrames) {
        int[] starts = grid.starts(samples.length, hopFrames);
        float[][] logits = new float[starts.length][];
        for (int index = 0; index < starts.length; index++) {
            float[] window = new float[grid.windowSamples()];
            grid.copy(samples, starts[index], window, 0);
            logits[index] = network.apply(window);
        }
        return logits;
    }
}
