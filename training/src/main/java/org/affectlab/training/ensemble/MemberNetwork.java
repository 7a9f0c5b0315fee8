package org.affectlab.training.ensemble;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.inference.ModelFormat;
import org.affectlab.training.network.ExportedModule;

/**
 * A member's network for windows as long as the ensemble's: the mean of its logits over its own windows in there, as the ensemble computes it. For the
 * thread that opened it, on the processor; libtorch must have been started. Owns native memory until it is closed.
 */
final class MemberNetwork implements AutoCloseable {
    private final ExportedModule module;
    private final int ownSamples;
    private final int hop;

    private MemberNetwork(ExportedModule module, int ownSamples, int hop) {
        this.module = module;
        this.ownSamples = ownSamples;
        this.hop = hop;
    }

    /**
     * @param longest samples of the ensemble's window
     * @throws IOException if the member's windows do not fit into it
     */
    static MemberNetwork open(PackagedRun member, int longest) throws IOException {
        int hop = member.hop(longest).orElse(longest);
        return new MemberNetwork(
                ExportedModule.open(member.folder().path().resolve(ModelFormat.TORCHSCRIPT.fileName())),
                member.windowSamples(),
                hop);
    }

    float[] logits(float[] window) {
        int count = (window.length - ownSamples) / hop + 1;
        float[] mean = new float[0];
        for (int place = 0; place < count; place++) {
            int from = place * hop;
            float[] logits = module.call("forward", Arrays.copyOfRange(window, from, from + ownSamples))
                    .toFloats();
            mean = place == 0 ? new float[logits.length] : mean;
            for (int label = 0; label < logits.length; label++) {
                mean[label] += logits[label] / count;
            }
        }
        return mean;
    }

    @Override
    public void close() {
        module.close();
    }
}
