package org.affectlab.inference.memory;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the kernel says of this process in {@code /proc/self/status}, read at each call. Thread-safe. */
public final class ProcessMemory {
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
    private static final int KIBIBYTE = 1024;

    private final Path status;

    public ProcessMemory() {
        this(PROCESS_STATUS);
    }

    public ProcessMemory(Path status) {
        this.status = requireNonNull(status, "status is null");
    }

    /** Resident set in bytes; empty where the kernel does not tell. */
    public OptionalLong resident() {
        double kibibytes = field("VmRSS");
        return Double.isNaN(kibibytes) ? OptionalLong.empty() : OptionalLong.of((long) kibibytes * KIBIBYTE);
    }

    /** The number of a field in the kernel's unit; NaN if there is none. */
    public double field(String name) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(name + ":")) {
                    return Double.parseDouble(
                            line.substring(name.length() + 1).strip().split("\\s")[0]);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }
}
