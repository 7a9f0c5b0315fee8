package org.affectlab.pointgeometry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs numbered tasks on the calling thread and on so many others that live as long as the call. Which thread gets which task is not told, so
 * tasks must not depend on it. The first failure of a task ends the call with it. Stateless.
 */
final class Workers {
    private Workers() {}

    /** @throws IllegalArgumentException if there is no thread */
    static void check(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
    }

    /** @param worker makes what one thread needs, once for each thread */
    static void run(int threads, int tasks, Supplier<IntConsumer> worker) {
        check(threads);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable loop = () -> {
            try {
                IntConsumer consumer = worker.get();
                for (int task = next.getAndIncrement();
                        task < tasks && failure.get() == null;
                        task = next.getAndIncrement()) {
                    consumer.accept(task);
                }
            } catch (RuntimeException | Error thrown) {
                failure.compareAndSet(null, thrown);
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, tasks) - 1)];
        for (int index = 0; index < others.length; index++) {
            others[index] = new Thread(loop, "point-geometry-" + index);
            others[index].setDaemon(true);
            others[index].start();
        }
        loop.run();
        for (Thread other : others) {
            join(other);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Both, at the same time if there are two threads or more. */
    static void both(int threads, Runnable first, Runnable second) {
        run(Math.min(threads, 2), 2, () -> task -> (task == 0 ? first : second).run());
    }

    /** The others write into the caller's arrays, so an interrupt must not let it go before they are done. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException exception) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
