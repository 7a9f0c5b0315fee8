package org.affectlab.servicekit.jobs;

/** Is told how far an analysis is. May be called often and from any thread; never blocks. */
@FunctionalInterface
public interface Progress {
    /** For who does not want to know. */
    Progress IGNORED = (done, total, unit) -> {};

    /** @param unit as in {@link JobProgress} */
    void report(long done, long total, String unit);
}
