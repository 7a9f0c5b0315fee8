package org.affectlab.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at a running process through {@code /proc}. Costs the process nothing. Immutable. */
public final class ProcessObserver {
    /** Linux gives the times of {@code /proc/PID/stat} in hundredths of a second on every platform that we run on. */
    private static final long NANOS_A_TICK = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int START_TIME = 19;

    private final String name;
    private final Path folder;
    private final long startTicks;

    /** @throws UncheckedIOException if there is no such process */
    public ProcessObserver(String name, long pid) {
        this.name = requireNonNull(name, "name is null");
        this.folder = Path.of("/proc", Long.toString(pid));
        this.startTicks = Long.parseLong(statFields()[START_TIME]);
    }

    public String name() {
        return name;
    }

    /** Whether the very process still runs: a number that another one got since does not count. */
    public boolean alive() {
        try {
            String[] fields = statFields();
            return Long.parseLong(fields[START_TIME]) == startTicks && !fields[0].equals("Z");
        } catch (UncheckedIOException ended) {
            return false;
        }
    }

    /** @throws UncheckedIOException if the process has ended */
    public ProcessSample sample() {
        List<String> status = lines("status");
        String[] stat = statFields();
        long ticks = Long.parseLong(stat[USER_TIME]) + Long.parseLong(stat[SYSTEM_TIME]);
        return new ProcessSample(
                System.nanoTime(),
                number(status, "VmRSS:") << 10,
                (int) number(status, "Threads:"),
                ticks * NANOS_A_TICK);
    }

    /**
     * The most memory that it ever had in use at once, native memory included.
     *
     * @throws UncheckedIOException if the process has ended
     */
    public long peakResidentBytes() {
        return number(lines("status"), "VmHWM:") << 10;
    }

    /** The fields behind the name, which may hold blanks and brackets itself. */
    private String[] statFields() {
        String stat = lines("stat").get(0);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not run", e);
        }
    }

    private static long number(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + key + " in status: the process is ending"));
    }
}
