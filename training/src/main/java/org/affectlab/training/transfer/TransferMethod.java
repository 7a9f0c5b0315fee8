package org.affectlab.training.transfer;

import java.util.List;

/**
 * A way to learn from a corpus with labels for one without. Implementations are stateless and deterministic.
 *
 * @param <S> its settings; their text is shown on pages
 */
public interface TransferMethod<S> {
    /** As on pages. */
    String name();

    /** What is used when nothing is chosen (FIXED). */
    S fixed();

    /** What a choice may take. */
    List<S> grid();

    /**
     * Learns from the pair's source and names the target's classes, once for each of the settings: what they have in common is computed once.
     */
    List<TransferPrediction> predict(CorpusPair pair, List<S> settings);
}
