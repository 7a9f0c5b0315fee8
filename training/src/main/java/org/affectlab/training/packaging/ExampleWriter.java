package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.acoustics.VoiceLikeSignal;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.network.ExportedModule;
import org.jspecify.annotations.Nullable;

/**
 * {@code example.npz}: one window, what the module's own front end makes of it ({@code log_mel}), and its output, computed by the trainer's
 * libtorch. Stateless; for a thread on which libtorch has been started.
 */
final class ExampleWriter {
    private final AudioDecoder decoder;

    ExampleWriter(AudioDecoder decoder) {
        this.decoder = requireNonNull(decoder, "decoder is null");
    }

    /**
     * @param recording whose first window is taken; a synthetic voice when absent
     * @throws IOException if the module is not the archive's network, or its output is not finite
     */
    void write(Path target, Path model, ArchiveFacts archive, @Nullable Path recording) throws IOException {
        float[] waveform = recording == null
                ? VoiceLikeSignal.of(
                        archive.input().windowSamples(), archive.input().sampleRateHz())
                : firstWindow(recording, new WindowGrid(archive.input().windowSamples()));
        try (ExportedModule module = ExportedModule.open(model)) {
            if (module.parameterCount() != archive.parameterCount()) {
                throw new IOException(model + " has " + module.parameterCount() + " parameters, the archive "
                        + archive.parameterCount());
            }
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            arrays.put(archive.input().name(), Tensor.ofFloats(waveform, 1, waveform.length));
            arrays.put("log_mel", module.call("log_mel", waveform));
            Tensor output = module.call("forward", waveform);
            for (float value : output.toFloats()) {
                if (!Float.isFinite(value)) {
                    throw new IOException(model + " gives a value that is not finite for the example");
                }
            }
            arrays.put(archive.output().name(), output);
            NpzFile.write(target, arrays);
        }
    }

    private float[] firstWindow(Path recording, WindowGrid grid) throws IOException {
        try {
            float[] samples = decoder.decode(Files.readAllBytes(recording), AudioLimits.defaults())
                    .samples();
            if (samples.length < WindowGrid.HOP_SAMPLES) {
                throw new IOException(recording + " is too short for an example");
            }
            float[] window = new float[grid.windowSamples()];
            grid.copy(samples, 0, window, 0);
            return window;
        } catch (MediaException e) {
            throw new IOException(recording + ": " + e.getMessage(), e);
        }
    }
}
