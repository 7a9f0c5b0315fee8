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
    private final int longest;
    private final int ownSamples;
    private final int hop;

    private MemberNetwork(ExportedModule module, int longest, int ownSamples, int hop) {
        this.module = module;
        this.longest = longest;
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
                longest,
                member.windowSamples(),
                hop);
    }

    /**
     * One logit for each label.
     *
     * @param window mono samples at the network's rate, as many as the ensemble's window has
     * @throws IllegalArgumentException if there are more or fewer
     */
    float[] logits(float[] window) {
        if (window.length != longest) {
            throw new IllegalArgumentException("the window has " + window.length + " samples, not " + longest);
        }
        int count = (longest - ownSamples) / hop + 1;
        double[] sums = new double[0];
        for (int place = 0; place < count; place++) {
            int from = place * hop;
            float[] logits = module.call("forward", Arrays.copyOfRange(window, from, from + ownSamples))
                    .toFloats();
            sums = place == 0 ? new double[logits.length] : sums;
            for (int label = 0; label < logits.length; label++) {
                sums[label] += logits[label];
            }
        }
        float[] means = new float[sums.length];
        for (int label = 0; label < means.length; label++) {
            means[label] = (float) (sums[label] / count);
        }
        return means;
    }

    @Override
    public void close() {
        module.close();
    }
}
