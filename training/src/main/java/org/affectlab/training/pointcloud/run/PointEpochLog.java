package org.affectlab.training.pointcloud.run;

import java.util.List;
import java.util.Locale;

/** A run's history as CSV, and an epoch as a line for people. Stateless. */
final class PointEpochLog {
    private PointEpochLog() {}

    static String csv(List<PointEpochRecord> history) {
        StringBuilder csv =
                new StringBuilder("epoch,loss,cross_entropy,regulariser,learning_rate,gradient_norm,seconds,"
                        + "points_per_second,input_ms,forward_ms,backward_ms,optimiser_ms,held_out_miou,held_out_oa\n");
        for (PointEpochRecord record : history) {
            PointEpochRecord.Score score = record.heldOut();
            csv.append(String.format(
                            Locale.ROOT,
                            "%d,%.5f,%.5f,%.5f,%.3e,%.4f,%.2f,%.0f,%.1f,%.1f,%.1f,%.1f,",
                            record.epoch(),
                            record.loss(),
                            record.crossEntropy(),
                            record.regulariser(),
                            record.learningRate(),
                            record.gradientNorm(),
                            record.seconds(),
                            record.pointsPerSecond(),
                            record.inputMs(),
                            record.forwardMs(),
                            record.backwardMs(),
                            record.optimiserMs()))
                    .append(
                            score == null
                                    ? ","
                                    : String.format(Locale.ROOT, "%.5f,%.5f", score.meanIou(), score.accuracy()))
                    .append('\n');
        }
        return csv.toString();
    }

    static String line(PointEpochRecord record) {
        PointEpochRecord.Score score = record.heldOut();
        return String.format(
                Locale.ROOT,
                "loss %.3f%s  %.0f points/s (step: input %.0f, forward %.0f, backward %.0f, optimiser %.0f ms)",
                record.loss(),
                score == null
                        ? ""
                        : String.format(Locale.ROOT, "  held out mIoU %.3f OA %.3f", score.meanIou(), score.accuracy()),
                record.pointsPerSecond(),
                record.inputMs(),
                record.forwardMs(),
                record.backwardMs(),
                record.optimiserMs());
    }
}
