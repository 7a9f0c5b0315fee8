package org.affectlab.speech.model;

import java.util.Arrays;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.affectlab.speech.pipeline.WindowFormat;

/**
 * Reads the form of the windows from a manifest: {@code preprocessing.windowSamples} (required, equal to the input's length), {@code
 * sampleRateHz} (16,000 if missing), {@code hopMs} (1,280) and {@code frameHopSamples} (160; methods/lgfa.md (b)). Stateless.
 */
final class ManifestFormat {
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final long HOP_MS = 1_280;
    private static final long FRAME_HOP_SAMPLES = 160;

    private ManifestFormat() {}

    static WindowFormat of(ModelManifest manifest) {
        long windowSamples = manifest.wholeNumber("windowSamples");
        require(
                manifest.inputs().size() == 1 && is(manifest.inputs().get(0), windowSamples),
                "the one input is not FLOAT32 (batch, windowSamples)");
        require(
                manifest.outputs().size() == 1
                        && is(manifest.outputs().get(0), manifest.labels().size()),
                "the one output is not FLOAT32 (batch, labels)");
        long sampleRateHz = orElse(manifest, "sampleRateHz", SAMPLE_RATE_HZ);
        require(sampleRateHz == SAMPLE_RATE_HZ, "sampleRateHz is not " + SAMPLE_RATE_HZ);
        long windowMs = windowSamples * 1000 / sampleRateHz;
        return new WindowFormat(
                (int) sampleRateHz,
                Math.toIntExact(windowSamples),
                Math.toIntExact(orElse(manifest, "frameHopSamples", FRAME_HOP_SAMPLES)),
                Math.toIntExact(orElse(manifest, "hopMs", Math.min(HOP_MS, windowMs))));
    }

    private static boolean is(TensorSpec spec, long length) {
        return spec.dtype() == TensorType.FLOAT32 && Arrays.equals(spec.itemShape(), new long[] {length});
    }

    private static long orElse(ModelManifest manifest, String parameter, long otherwise) {
        return manifest.preprocessing().containsKey(parameter) ? manifest.wholeNumber(parameter) : otherwise;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("not a model of waveforms: " + message);
        }
    }
}
