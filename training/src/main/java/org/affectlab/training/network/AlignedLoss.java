package org.affectlab.training.network;

/**
 * What one aligned step gave.
 *
 * @param total cross-entropy plus weighted penalty
 * @param regression cross-entropy of the source's labels
 * @param penalty of the alignment, before its weight
 * @param density share of W's entries that are not zero; NaN where there is no W
 */
public record AlignedLoss(double total, double regression, double penalty, double density) {}
