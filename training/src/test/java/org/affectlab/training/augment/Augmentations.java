package org.affectlab.training.augment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.affectlab.training.config.AugmentationSettings;
import org.affectlab.training.config.SettingsFile;

/** Settings of augmentation as a file would name them; what is not named is off. */
final class Augmentations {
    private Augmentations() {}

    static AugmentationSettings of(String json) {
        try {
            return new SettingsFile()
                    .parse("{\"augmentation\": " + json + "}", "test")
                    .augmentation();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
