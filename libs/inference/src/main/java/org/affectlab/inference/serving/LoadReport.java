package org.affectlab.inference.serving;

import java.time.Duration;

/**
 * What a load took.
 *
 * @param total from the first byte of the package to the ready model
 * @param warmUp the part of it for warm-up and example
 * @param memoryBytes what the model is reckoned to occupy
 * @param activity of the model's workers since
 */
record LoadReport(Duration total, Duration warmUp, long memoryBytes, WorkerActivity activity) {}
