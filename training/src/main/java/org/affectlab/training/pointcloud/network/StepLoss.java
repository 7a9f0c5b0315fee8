package org.affectlab.training.pointcloud.network;

/**
 * What one step gave.
 *
 * @param total what the gradients are of
 * @param crossEntropy weighted, mean over the points that have a class
 * @param regulariser of the dictionaries, before its weight
 */
public record StepLoss(double total, double crossEntropy, double regulariser) {}
