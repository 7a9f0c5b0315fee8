package org.affectlab.benchmarks.measure;

import java.io.IOException;
import java.time.Duration;

/** A way to have windows computed, which can be measured again and again. Not thread-safe. */
public interface Contender {
    String name();

    /** Works as hard as it can for about this time. */
    Score run(Duration duration) throws IOException, InterruptedException;
}
