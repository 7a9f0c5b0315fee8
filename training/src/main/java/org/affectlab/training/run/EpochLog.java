package org.affectlab.training.run;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run's history as CSV. */
final class EpochLog {
    private EpochLog() {}

    static String csv(List<EpochRecord> history) {
        StringBuilder csv = new StringBuilder("epoch,loss,learning_rate,gradient_norm,seconds,windows_per_second,"
                + "augment_ms,features_ms,forward_ms,backward_ms,optimiser_ms,"
                + "validation_loss,validation_war,validation_uar,test_loss,test_war,test_uar\n");
        for (EpochRecord record : history) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.5f,%.3e,%.4f,%.2f,%.2f,%.1f,%.1f,%.1f,%.1f,%.1f,",
                    record.epoch(),
                    record.loss(),
                    record.learningRate(),
                    record.gradientNorm(),
                    record.seconds(),
                    record.windowsPerSecond(),
                    record.augmentMs(),
                    record.featuresMs(),
                    record.forwardMs(),
                    record.backwardMs(),
                    record.optimiserMs()));
            csv.append(score(record.validation()))
                    .append(',')
                    .append(score(record.test()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String score(EpochRecord.@Nullable Score score) {
        return score == null
                ? ",,"
                : String.format(Locale.ROOT, "%.5f,%.5f,%.5f", score.loss(), score.war(), score.uar());
    }
}
