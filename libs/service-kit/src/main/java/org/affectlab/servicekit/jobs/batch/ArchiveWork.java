package org.affectlab.servicekit.jobs.batch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.trace.WorkTrace;
import org.springframework.http.HttpStatus;

/**
 * Works on the items of an archive, a few at a time; no more of them than that are in memory. Says how far it is, and notices between items that nobody
 * wants them any more. For one thread, and one archive; the work itself is done by threads that end with the call.
 */
public final class ArchiveWork {
    private static final String UNIT = "items";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final JobKind.Input input;
    private final BatchProperties limits;
    private final String name;

    /** @param name of the threads */
    public ArchiveWork(JobKind.Input input, BatchProperties limits, String name) {
        this.input = requireNonNull(input, "input is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.name = requireNonNull(name, "name is null");
    }

    /** What is done with an item; from several threads. */
    @FunctionalInterface
    public interface Task {
        /** @param position of the item among all, counted from 0 */
        void work(int position, ArchiveItems.Item item) throws IOException;
    }

    /** What may have to be tried again. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws IOException;
    }

    /**
     * Every item that is not done yet.
     *
     * @throws ProblemException what is wrong with the archive as a whole, DEADLINE_EXCEEDED, or what the task threw
     * @throws org.affectlab.servicekit.problem.ClientGoneException if the job was taken away
     */
    public void run(Set<Integer> done, Task task, Caller caller, Progress progress) throws IOException {
        // Counted first: it is cheap beside the work, and without it nobody could say how far the job is.
        int total = count(caller);
        ExecutorService threads = Executors.newFixedThreadPool(limits.concurrency(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<?>> underWay = new ArrayDeque<>();
        try (ArchiveItems archive = new ArchiveItems(input.open(), limits, caller.deadline())) {
            for (int position = 0; position < total; position++) {
                progress.report(position - underWay.size(), total, UNIT);
                caller.check();
                Optional<ArchiveItems.Item> item = archive.next(!done.contains(position));
                if (!done.contains(position)) {
                    if (underWay.size() == limits.concurrency()) {
                        caller.await(underWay.remove());
                    }
                    int at = position;
                    underWay.add(threads.submit(WorkTrace.carry(() -> {
                        task.work(at, item.orElseThrow());
                        return true;
                    })));
                }
            }
            while (!underWay.isEmpty()) {
                caller.await(underWay.remove());
                progress.report(total - underWay.size(), total, UNIT);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int count(Caller caller) throws IOException {
        try (ArchiveItems archive = new ArchiveItems(input.open(), limits, caller.deadline())) {
            return archive.countRest();
        }
    }

    /**
     * Tries again for as long as the service is full, which is no item's fault.
     *
     * @throws ProblemException what the attempt threw, or SERVICE_UNAVAILABLE if the thread is interrupted
     */
    public static <T> T patiently(Attempt<T> attempt, Caller caller) throws IOException {
        while (true) {
            try {
                return attempt.make();
            } catch (ProblemException full) {
                if (full.code().status() != HttpStatus.SERVICE_UNAVAILABLE
                        || caller.deadline().expired()) {
                    throw full;
                }
                pause();
                caller.check();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE, "The service stops.");
        }
    }
}
