package org.affectlab.inference.batching;

import java.time.Duration;

/**
 * One look at a queue.
 *
 * @param items that wait
 * @param bytes that wait
 * @param callers that have something waiting
 * @param oldest since when the oldest item waits; zero if none does
 * @param drainedPerSecond items that left for computation, over the batches of the last 30 seconds; zero while no rate is known
 */
public record QueueView(int items, long bytes, int callers, Duration oldest, double drainedPerSecond) {}
