package org.affectlab.speech.api.adaptation;

import java.util.List;
import org.affectlab.speech.pipeline.adaptation.AdaptationSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of an adaptation, checked; kept with its job.
 *
 * @param emotions that the target is thought to have; empty for all of the source
 * @param name short, for the package; null for none
 */
public record AdaptationParameters(List<String> emotions, AdaptationSettings settings, @Nullable String name) {
    public AdaptationParameters {
        emotions = List.copyOf(emotions);
    }
}
