package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

/**
 * The quotas of one caller.
 *
 * @param requests analyses
 * @param uploadBytes bytes of their bodies
 * @param analysedSeconds of recordings that were analysed
 * @param analysedPoints of clouds that were analysed
 */
public record CallerQuotas(Quota requests, Quota uploadBytes, Quota analysedSeconds, Quota analysedPoints) {
    public CallerQuotas {
        requireNonNull(requests, "requests is null");
        requireNonNull(uploadBytes, "uploadBytes is null");
        requireNonNull(analysedSeconds, "analysedSeconds is null");
        requireNonNull(analysedPoints, "analysedPoints is null");
    }
}
