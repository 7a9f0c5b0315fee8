package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.affectlab.media.MediaException;

/** Decodes a whole corpus into memory (about 230 MB an hour), on a pool of its own that ends with the call. Thread-safe. */
public final class RecordingLoader {
    private final AudioDecoder decoder;
    private final int threads;

    public RecordingLoader(AudioDecoder decoder, int threads) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        this.threads = threads;
    }

    /** @throws IOException naming the first clip that cannot be read or decoded */
    public Recordings load(List<Clip> clips) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<float[]>> decoded = new ArrayList<>();
            for (Clip clip : clips) {
                decoded.add(pool.submit(() -> decode(clip)));
            }
            Map<String, float[]> samples = new HashMap<>();
            for (int index = 0; index < clips.size(); index++) {
                samples.put(clips.get(index).id(), decoded.get(index).get());
            }
            return new Recordings(samples);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private float[] decode(Clip clip) throws IOException {
        try {
            return decoder.decode(Files.readAllBytes(clip.file()), AudioLimits.defaults())
                    .samples();
        } catch (MediaException e) {
            throw new IOException(clip.file() + ": " + e.getMessage(), e);
        }
    }
}
