package org.affectlab.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param processors that this process may use
 * @param model of the processor, as the kernel names it
 * @param java version and vendor
 * @param loadAverage of the last minute when it began: above the number of processors, others were working too
 */
public record Machine(int processors, String model, String java, String loadAverage, LocalDate date) {
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorModel(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                currentLoadAverage(),
                LocalDate.now(ZoneOffset.UTC));
    }

    /** Of the last minute, now. */
    public static String currentLoadAverage() {
        return first(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String first(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return date + ", " + processors + " processors (" + model + "), Java " + java + ", load average at the start "
                + loadAverage;
    }
}
