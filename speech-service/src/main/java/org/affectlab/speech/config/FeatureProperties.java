package org.affectlab.speech.config;

import java.time.Duration;
import org.affectlab.speech.pipeline.FeatureLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the acoustic parameters, under {@code affectlab.speech.features}.
 *
 * @param maxWindows most windows of one recording whose client waits
 * @param maxJobWindows most windows of one recording of a job: an hour in windows of a second, and an answer of at most 90 MB on the disk
 * @param maxContourDuration longest recording whose contours are told: 30,000 rows
 * @param concurrent recordings that are worked on at a time; without a value half as many as there are processors, at least one, since the models
 *     need the others
 * @param waiting recordings that may wait for that before they have begun
 */
@ConfigurationProperties("affectlab.speech.features")
public record FeatureProperties(
        @DefaultValue("500") int maxWindows,
        @DefaultValue("4000") int maxJobWindows,
        @DefaultValue("5m") Duration maxContourDuration,
        @Nullable Integer concurrent,
        @DefaultValue("64") int waiting) {
    public FeatureProperties {
        new FeatureLimits(maxWindows, maxJobWindows, maxContourDuration);
        if ((concurrent != null && concurrent < 1) || waiting < 0) {
            throw new IllegalArgumentException(
                    "affectlab.speech.features.concurrent must be greater than zero and waiting not negative");
        }
    }

    FeatureLimits limits() {
        return new FeatureLimits(maxWindows, maxJobWindows, maxContourDuration);
    }

    int concurrentOr(int processors) {
        return concurrent == null ? Math.max(1, processors / 2) : concurrent;
    }
}
