package org.affectlab.speech.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Adaptation, under {@code affectlab.speech.adaptation}.
 *
 * @param sourceFolder packaged features of labelled corpora; where it is missing, callers have to bring labelled recordings
 */
@ConfigurationProperties("affectlab.speech.adaptation")
public record AdaptationProperties(@DefaultValue("models/features/speech-corpora-egemaps/1") Path sourceFolder) {
    public AdaptationProperties {
        requireNonNull(sourceFolder, "sourceFolder is null");
    }
}
