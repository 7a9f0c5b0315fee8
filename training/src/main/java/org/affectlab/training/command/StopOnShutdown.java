package org.affectlab.training.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.affectlab.training.run.StopSignal;

/**
 * Turns Ctrl-C and SIGTERM into a {@link StopSignal} and holds the process until the training has left libtorch, for at most 30 seconds.
 */
final class StopOnShutdown {
    private static final long PATIENCE_SECONDS = 30;

    private StopOnShutdown() {}

    /** Runs a training on the calling thread; once it has returned, the process may end at any time. */
    static void run(Training training) throws Exception {
        StopSignal signal = new StopSignal();
        CountDownLatch left = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            signal.request();
            try {
                left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            training.run(signal);
        } finally {
            left.countDown();
        }
    }

    /** Something long that heeds the signal. */
    interface Training {
        void run(StopSignal signal) throws Exception;
    }
}
