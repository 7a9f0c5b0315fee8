package org.affectlab.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says of a running process ({@code /proc/PID/status}).
 *
 * @param residentMegabytes memory in use, native memory included
 * @param threads threads, native ones included
 */
public record ProcessUsage(long residentMegabytes, int threads) {
    static ProcessUsage of(long pid) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
            return new ProcessUsage(number(status, "VmRSS:") / 1024, (int) number(status, "Threads:"));
        } catch (IOException e) {
            throw new UncheckedIOException("the process does not run", e);
        }
    }

    private static long number(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
