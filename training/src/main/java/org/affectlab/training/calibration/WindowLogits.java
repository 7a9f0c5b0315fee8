package org.affectlab.training.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        WindowGrid grid = new WindowGrid(windowSamples);
        try (ExportedModule module = ExportedModule.open(model)) {
            List<float[][]> logits = new ArrayList<>();
            heldOut.clips()
                    .forEach(clip ->
                            logits.add(ofClip(module, grid, heldOut.recordings().samples(clip), hopFrames)));
            return logits;
        }
    }

    private static float[][] ofClip(ExportedModule module, WindowGrid grid, float[] samples, int hopFrames) {
        int[] starts = grid.starts(samples.length, hopFrames);
        float[][] logits = new float[starts.length][];
        for (int index = 0; index < starts.length; index++) {
            float[] window = new float[grid.windowSamples()];
            grid.copy(samples, starts[index], window, 0);
            logits[index] = module.call("forward", window).toFloats();
        }
        return logits;
    }
}
