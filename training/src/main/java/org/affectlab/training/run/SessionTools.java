package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.training.network.NetworkArchive;

/**
 * What every run of a session shares but its settings and data.
 *
 * @param archive that networks are opened from
 * @param threads of libtorch and of all else
 * @param output for progress
 * @param stop ends runs between two steps
 */
public record SessionTools(NetworkArchive archive, int threads, PrintStream output, StopSignal stop) {
    public SessionTools {
        requireNonNull(archive, "archive is null");
        requireNonNull(output, "output is null");
        requireNonNull(stop, "stop is null");
    }

    /**
     * Opens an archive.
     *
     * @param settingsFile which the archive's path is relative to
     * @param archive path without suffix, as settings name it
     */
    public static SessionTools open(Path settingsFile, String archive, int threads, PrintStream output, StopSignal stop)
            throws IOException {
        Path stem = settingsFile.toAbsolutePath().resolveSibling(archive).normalize();
        return new SessionTools(NetworkArchive.open(stem), threads, output, stop);
    }

    /** Starts libtorch for the thread that calls, which must be the runs' own. */
    public void startTorch() {
        TorchRuntime.start(ThreadPlan.forOneTask(threads));
    }

    /** Progress of one run. */
    public Progress progress(String title, int epochs) {
        return new Progress(output, title, epochs);
    }
}
