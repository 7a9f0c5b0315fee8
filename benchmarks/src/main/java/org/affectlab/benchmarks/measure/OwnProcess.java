package org.affectlab.benchmarks.measure;

/** How many processors the measuring process keeps busy itself, from {@link #begin} on. Immutable. */
public final class OwnProcess {
    private final ProcessObserver observer;
    private final ProcessSample begin;

    private OwnProcess(ProcessObserver observer) {
        this.observer = observer;
        this.begin = observer.sample();
    }

    public static OwnProcess begin() {
        return new OwnProcess(
                new ProcessObserver("this process", ProcessHandle.current().pid()));
    }

    /** 1 is one processor all the time. */
    public double processors() {
        return observer.sample().processorsSince(begin);
    }
}
