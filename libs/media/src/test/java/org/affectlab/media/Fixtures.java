package org.affectlab.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The files of {@code src/test/resources/audio}, and small helpers over decoded samples. */
final class Fixtures {
    static final List<String> LOSSY =
            List.of("speech.mp3", "speech.ogg", "speech.opus", "speech.m4a", "speech.webm", "speech-live.webm");
    static final List<String> LOSSLESS = List.of("speech.wav", "speech.flac", "speech-alac.m4a");
    static final List<String> WITHOUT_ENCODER_DELAY = List.of("speech.aac", "speech-fragmented.mp4");
    static final List<String> VIDEOS =
            List.of("video-with-sound.mp4", "video-with-sound.mkv", "video-with-sound.avi", "video-with-mp3.avi");
    static final List<String> ALL = List.of(
            "speech.wav",
            "speech.flac",
            "speech-alac.m4a",
            "speech.mp3",
            "tagged.mp3",
            "speech.ogg",
            "speech.opus",
            "speech.m4a",
            "speech-faststart.m4a",
            "speech-fragmented.mp4",
            "speech.aac",
            "speech.webm",
            "speech-live.webm",
            "stereo44100.flac",
            "video-with-sound.mp4",
            "video-with-sound.mkv",
            "video-with-sound.avi",
            "video-with-mp3.avi",
            "video-without-sound.mp4",
            "video-without-sound.mkv",
            "video-without-sound.avi",
            "two-hours-of-silence.opus");

    private Fixtures() {}

    static byte[] read(String name) {
        try (InputStream stream = Fixtures.class.getResourceAsStream("/audio/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return stream.readAllBytes();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static DecodedAudio decode(byte[] content) throws MediaException {
        return new AudioDecoder().decode(content, AudioLimits.defaults());
    }

    /** The refusal of the content, or an AssertionError when it is accepted. */
    static MediaException refusal(byte[] content) {
        return refusal(content, AudioLimits.defaults());
    }

    static MediaException refusal(byte[] content, AudioLimits limits) {
        Optional<MediaException> refusal = tryDecode(content, limits);
        return refusal.orElseThrow(() -> new AssertionError("the content was decoded"));
    }

    static Optional<MediaException> tryDecode(byte[] content, AudioLimits limits) {
        try {
            new AudioDecoder().decode(content, limits);
            return Optional.empty();
        } catch (MediaException refusal) {
            return Optional.of(refusal);
        }
    }

    /** A sine of the given amplitude. */
    static float[] tone(double frequencyHz, int rateHz, int samples, double amplitude) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequencyHz * i / rateHz));
        }
        return tone;
    }

    /** Values on the 16-bit grid in [-0.9, 0.9]. */
    static float[] noise(long seed, int samples) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (random.nextInt(58_982) - 29_491) / 32_768f;
        }
        return noise;
    }

    /** Over the length of the first; not finite when any difference is not. */
    static double largestDifference(float[] first, float[] second) {
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = Math.abs(first[i] - (double) second[i]);
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    static double rootMeanSquare(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * (double) samples[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    /** Normalised correlation of {@code a[i]} with {@code b[i + lag]} over the inner part of both. */
    static double correlation(float[] a, float[] b, int lag) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        int end = Math.min(a.length, b.length - lag);
        for (int i = Math.max(0, -lag); i < end; i++) {
            ab += a[i] * (double) b[i + lag];
            aa += a[i] * (double) a[i];
            bb += b[i + lag] * (double) b[i + lag];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** The lag within ±{@code range} with the highest correlation. */
    static int bestLag(float[] a, float[] b, int range) {
        int best = 0;
        double highest = -1;
        for (int lag = -range; lag <= range; lag++) {
            double correlation = correlation(a, b, lag);
            if (correlation > highest) {
                highest = correlation;
                best = lag;
            }
        }
        return best;
    }
}
