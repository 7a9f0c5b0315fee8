package org.affectlab.benchmarks.neighbours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of another language that measures its own library: {@code COMMAND FILE K THREADS TIMES} prints one line for each time, milliseconds and
 * the mean distance of the k-th neighbour. Immutable.
 */
public final class PeerProgram {
    private static final long MOST_MINUTES = 10;

    private final List<String> command;

    /** One time. */
    public record Shot(double milliseconds, double meanDistance) {}

    private PeerProgram(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * nanoflann by a C++ program, compiled for this processor.
     *
     * @param folder for the binary
     * @throws PeerException if there is no compiler or no nanoflann
     */
    public static PeerProgram nanoflann(Path sources, Path folder) throws PeerException {
        Path binary = folder.resolve("neighbours-nanoflann");
        output(List.of(
                "g++",
                "-O3",
                "-march=native",
                "-std=c++17",
                "-pthread",
                sources.resolve("neighbours.cpp").toString(),
                "-o",
                binary.toString()));
        return new PeerProgram(List.of(binary.toString()));
    }

    /**
     * SciPy's cKDTree by a Python script.
     *
     * @throws PeerException if there is no Python or no SciPy
     */
    public static PeerProgram scipy(Path sources) throws PeerException {
        output(List.of("python3", "-c", "import scipy.spatial"));
        return new PeerProgram(
                List.of("python3", sources.resolve("neighbours.py").toString()));
    }

    /**
     * Coordinates of a PLY file, by the same script.
     *
     * @throws PeerException if there is no file, no Python or no NumPy
     */
    public static CloudFile convert(Path sources, Path ply, Path folder) throws PeerException {
        if (!Files.isRegularFile(ply)) {
            throw new PeerException("no file " + ply.getFileName());
        }
        Path file = folder.resolve("scan.bin");
        output(List.of(
                "python3", sources.resolve("neighbours.py").toString(), "--convert", ply.toString(), file.toString()));
        return new CloudFile("airborne scan", file);
    }

    /** @throws PeerException if it fails */
    public List<Shot> measure(Path cloud, int k, int threads, int times) throws PeerException {
        List<String> words = new ArrayList<>(command);
        words.addAll(
                List.of(cloud.toString(), Integer.toString(k), Integer.toString(threads), Integer.toString(times)));
        List<Shot> shots = new ArrayList<>();
        for (String line : output(words).strip().split("\n")) {
            String[] numbers = line.split(" ");
            if (numbers.length != 2) {
                throw new PeerException("unexpected answer: " + line);
            }
            shots.add(new Shot(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        }
        return shots;
    }

    /** What a command printed. A line of what it printed when it failed is the reason. */
    private static String output(List<String> words) throws PeerException {
        try {
            Path printed = Files.createTempFile("peer", ".txt");
            try {
                run(words, printed);
                return Files.readString(printed);
            } finally {
                Files.delete(printed);
            }
        } catch (IOException exception) {
            throw new PeerException("no " + words.get(0));
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new PeerException("interrupted");
        }
    }

    private static void run(List<String> words, Path printed) throws IOException, InterruptedException, PeerException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
            throw new PeerException(words.get(0) + " took more than " + MOST_MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
            throw new PeerException(words.get(0) + " failed: " + reason(Files.readString(printed)));
        }
    }

    private static String reason(String printed) {
        return printed.lines()
                .filter(line -> line.contains("rror"))
                .findFirst()
                .orElse(printed.strip())
                .strip();
    }
}
