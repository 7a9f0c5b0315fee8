package org.affectlab.training.bench;

import org.affectlab.inference.ServingThreads;

/**
 * One setting and what it gave.
 *
 * @param threads that were used
 * @param batchSize of every forward
 * @param itemsPerSecond answered in the measured time
 * @param p50Millis median time from submission to answer
 * @param p99Millis 99th percentile of it
 */
public record Cell(ServingThreads threads, int batchSize, double itemsPerSecond, double p50Millis, double p99Millis) {}
