package org.affectlab.media;

import static java.util.Objects.requireNonNull;

/**
 * What a recording was before it was decoded.
 *
 * @param container {@code wav}, {@code flac}, {@code mp3}, {@code aac}, {@code ogg}, {@code mp4}, {@code matroska} or {@code avi}
 * @param codec FFmpeg's name of the codec, for instance {@code pcm_s16le}, {@code opus}
 * @param sampleRateHz rate of the decoded track, positive
 * @param channels channels of the decoded track, positive
 */
public record AudioSource(String container, String codec, int sampleRateHz, int channels) {
    public AudioSource {
        requireNonNull(container, "container is null");
        requireNonNull(codec, "codec is null");
        if (sampleRateHz < 1) {
            throw new IllegalArgumentException("sampleRateHz must be positive");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be positive");
        }
    }
}
