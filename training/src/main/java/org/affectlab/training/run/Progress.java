package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a person how far a run is: one line an epoch, and on request one every few seconds within it. For one thread. */
public final class Progress {
    private static final long STEP_INTERVAL_NANOSECONDS = 15_000_000_000L;

    private final PrintStream output;
    private final String title;
    private final int epochs;
    private long lastLine = System.nanoTime();
    private double epochSeconds;
    private int timedEpochs;

    public Progress(PrintStream output, String title, int epochs) {
        this.output = requireNonNull(output, "output is null");
        this.title = requireNonNull(title, "title is null");
        this.epochs = epochs;
    }

    public void say(String message) {
        output.println(title + "  " + message);
        output.flush();
    }

    /** To be told of every step: says something every few seconds. */
    public void step(int epoch, int step, int steps, double loss) {
        if (System.nanoTime() - lastLine < STEP_INTERVAL_NANOSECONDS) {
            return;
        }
        lastLine = System.nanoTime();
        say(String.format(Locale.ROOT, "epoch %d/%d  step %d/%d  loss %.3f", epoch, epochs, step, steps, loss));
    }

    /** @param seconds of the epoch with everything that belongs to it */
    void epoch(EpochRecord record, double seconds) {
        epoch(
                record.epoch(),
                String.format(
                        Locale.ROOT,
                        "loss %.3f%s%s  %.1f windows/s (step: augment %.0f, features %.0f, forward %.0f,"
                                + " backward %.0f, optimiser %.0f ms)",
                        record.loss(),
                        score("validation", record.validation()),
                        score("test", record.test()),
                        record.windowsPerSecond(),
                        record.augmentMs(),
                        record.featuresMs(),
                        record.forwardMs(),
                        record.backwardMs(),
                        record.optimiserMs()),
                seconds);
    }

    /** The line of an epoch. @param seconds of all that belongs to it, from which the time left is estimated */
    public void epoch(int epoch, String figures, double seconds) {
        lastLine = System.nanoTime();
        epochSeconds += seconds;
        timedEpochs++;
        long left = Math.round(epochSeconds / timedEpochs * (epochs - epoch));
        say(String.format(
                Locale.ROOT,
                "epoch %d/%d  %s  left %d:%02d:%02d",
                epoch,
                epochs,
                figures,
                left / 3600,
                left / 60 % 60,
                left % 60));
    }

    private static String score(String name, EpochRecord.@Nullable Score score) {
        return score == null
                ? ""
                : String.format(Locale.ROOT, "  %s UAR %.3f WAR %.3f", name, score.uar(), score.war());
    }
}
