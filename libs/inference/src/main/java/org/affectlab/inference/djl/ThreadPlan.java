package org.affectlab.inference.djl;

import java.util.Map;

/**
 * How many threads compute. {@code workers × intraOpThreads} never exceeds {@code processors}, which is the CPU quota of the process (the
 * host's core count is what libtorch would take by itself, in a container too).
 *
 * @param processors that this process may use
 * @param workers inference threads of a model
 * @param intraOpThreads threads of one operation on one worker
 * @param interOpThreads threads of TorchScript's own {@code fork}; we always take 1
 */
public record ThreadPlan(int processors, int workers, int intraOpThreads, int interOpThreads) {
    private static final int MAX_WORKERS = 4;

    public ThreadPlan {
        if (processors < 1 || workers < 1 || intraOpThreads < 1 || interOpThreads < 1) {
            throw new IllegalArgumentException("thread counts must be positive");
        }
        if ((long) workers * intraOpThreads > processors) {
            throw new IllegalArgumentException(workers + " workers with " + intraOpThreads
                    + " threads each need more than " + processors + " processors");
        }
    }

    /**
     * For services: several workers, because throughput is best from several callers; above 4 processors the rest becomes intra-op threads,
     * because every worker keeps execution plans of its own and has to be warmed (our choice).
     */
    public static ThreadPlan forServing(int processors) {
        int workers = Math.min(processors, MAX_WORKERS);
        return new ThreadPlan(processors, workers, processors / workers, 1);
    }

    /** For one long task at a time, such as training: one worker with all processors. */
    public static ThreadPlan forOneTask(int processors) {
        return new ThreadPlan(processors, 1, processors, 1);
    }

    /** {@link #forServing} for this process. */
    public static ThreadPlan forServing() {
        return forServing(Runtime.getRuntime().availableProcessors()).within(System.getenv());
    }

    /** {@link #forOneTask} for this process. */
    public static ThreadPlan forOneTask() {
        return forOneTask(Runtime.getRuntime().availableProcessors()).within(System.getenv());
    }

    /**
     * {@code OMP_NUM_THREADS} in the environment is an operator's upper bound for intra-op threads: a setting made by the program would
     * silently override it.
     */
    ThreadPlan within(Map<String, String> environment) {
        return new ThreadPlan(processors, workers, intraOpThreads(intraOpThreads, environment), interOpThreads);
    }

    /** Another intra-op count within the processors and the operator's bound. */
    int intraOpThreads(int wanted, Map<String, String> environment) {
        String limit = environment.get("OMP_NUM_THREADS");
        int bound = limit == null || !limit.matches("[1-9][0-9]{0,3}") ? processors : Integer.parseInt(limit);
        return Math.max(1, Math.min(wanted, Math.min(bound, processors)));
    }
}
