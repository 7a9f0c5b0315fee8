package org.affectlab.e2e.audio;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * One channel of sound.
 *
 * @param samples in [-1, 1]; whole multiples of 1/32768 where they came from 16 bits
 */
public record Pcm(double[] samples, int sampleRateHz) {
    private static final double FULL_SCALE = 32768;

    public Pcm {
        requireNonNull(samples, "samples is null");
    }

    /** Reads a mono WAV of 16 bits with the JDK's own reader. */
    public static Pcm of(byte[] wav) {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            if (audio.getFormat().getChannels() != 1 || audio.getFormat().getSampleSizeInBits() != 16) {
                throw new IllegalArgumentException("not mono with 16 bits: " + audio.getFormat());
            }
            ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            double[] samples = new double[bytes.remaining() / Short.BYTES];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort() / FULL_SCALE;
            }
            return new Pcm(samples, (int) audio.getFormat().getSampleRate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Pcm silence(double seconds) {
        return new Pcm(new double[(int) (seconds * 16000)], 16000);
    }

    /** White noise, quiet enough never to clip. */
    public static Pcm noise(double seconds, long seed) {
        Random random = new Random(seed);
        double[] samples = new double[(int) (seconds * 16000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.2 * (random.nextDouble() - 0.5);
        }
        return new Pcm(samples, 16000);
    }

    public long durationMs() {
        return samples.length * 1000L / sampleRateHz;
    }
}
