package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

/**
 * What must be equal for a run to be continued, and what names it in reports.
 *
 * @param settingsDigest of the effective settings
 * @param corpusDigest of the data
 * @param fold counts from 1; 0 when no speaker is left out
 * @param threads intra-op threads: other counts sum in another order
 */
public record RunIdentity(String settingsDigest, String corpusDigest, long seed, int fold, int threads) {
    public RunIdentity {
        requireNonNull(settingsDigest, "settingsDigest is null");
        requireNonNull(corpusDigest, "corpusDigest is null");
    }
}
