package org.affectlab.speech.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.affectlab.media.AudioLimits;
import org.affectlab.servicekit.models.ModelReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service, under {@code affectlab.speech}.
 *
 * @param defaultModel name, or name@version, of the model that answers when the client names none
 * @param maxDuration longest recording that is analysed while its client waits
 * @param maxJobDuration longest recording of a job; its samples are held in memory, 230 MB an hour
 * @param maxChannels most channels of a recording
 * @param maxSampleRateHz highest sample rate of a recording
 * @param maxWindows most windows of one recording that is analysed while its client waits
 * @param maxJobWindows most windows of one recording of a job
 * @param windowsInFlight most windows of one recording that are with the model at a time
 * @param bulkAbove the windows of a longer recording are bulk work: the windows of shorter ones go first
 * @param concurrentDecodes recordings that are decoded, or whose features are computed, at a time; without a value as many as there are processors
 * @param waitingDecodes recordings that may wait for that
 */
@ConfigurationProperties("affectlab.speech")
public record SpeechProperties(
        @DefaultValue("atfnn-lgfa-multi-corpus") String defaultModel,
        @DefaultValue("10m") Duration maxDuration,
        @DefaultValue("60m") Duration maxJobDuration,
        @DefaultValue("32") int maxChannels,
        @DefaultValue("384000") int maxSampleRateHz,
        @DefaultValue("2000") int maxWindows,
        @DefaultValue("25000") int maxJobWindows,
        @DefaultValue("16") int windowsInFlight,
        @DefaultValue("60s") Duration bulkAbove,
        @Nullable Integer concurrentDecodes,
        @DefaultValue("64") int waitingDecodes) {
    public SpeechProperties {
        requireNonNull(maxDuration, "maxDuration is null");
        requireNonNull(maxJobDuration, "maxJobDuration is null");
        requireNonNull(bulkAbove, "bulkAbove is null");
        ModelReference.parse(defaultModel);
        if (maxWindows < 1
                || maxJobWindows < 1
                || windowsInFlight < 1
                || (concurrentDecodes != null && concurrentDecodes < 1)) {
            throw new IllegalArgumentException(
                    "affectlab.speech.max-windows, max-job-windows, windows-in-flight and concurrent-decodes must be greater than zero");
        }
        if (waitingDecodes < 0 || bulkAbove.isNegative()) {
            throw new IllegalArgumentException("affectlab.speech.waiting-decodes and bulk-above must not be negative");
        }
    }

    public AudioLimits audioLimits() {
        return new AudioLimits(maxDuration, maxChannels, maxSampleRateHz);
    }

    public AudioLimits jobAudioLimits() {
        return new AudioLimits(maxJobDuration, maxChannels, maxSampleRateHz);
    }

    public int concurrentDecodesOr(int processors) {
        return concurrentDecodes == null ? processors : concurrentDecodes;
    }
}
