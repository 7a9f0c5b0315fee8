package org.affectlab.training.pointcloud;

import java.util.List;
import org.affectlab.training.pointcloud.config.PointSettings.Choice;
import org.affectlab.training.pointcloud.run.PointEpochRecord;
import org.affectlab.training.pointcloud.run.PointRunResult;
import org.affectlab.training.pointcloud.run.SceneScore;
import org.affectlab.training.run.RunIdentity;

/** A made result of three epochs with two classes. */
public final class FinishedPoints {
    private FinishedPoints() {}

    /** @param epoch that was kept; after epoch E the held-out scene had mIoU E ÷ 10 and OA E ÷ 5, which the scores of the kept network do not repeat */
    public static PointRunResult result(int fold, int epoch, Choice choice) {
        return new PointRunResult(
                "made",
                new RunIdentity("settings", "sha256:data", 1, fold, 1),
                "made-data",
                "stpc",
                List.of("ground", "tree"),
                epoch,
                "t" + fold,
                List.of("a", "b"),
                List.of(new SceneScore("t" + fold, new long[][] {{6, 2}, {0, 2}}, 10, 5, 2, 0.5)),
                List.of(10L, 10L),
                0.1,
                List.of(epoch(1), epoch(2), epoch(3)),
                choice);
    }

    private static PointEpochRecord epoch(int number) {
        return new PointEpochRecord(
                number,
                1,
                1,
                0,
                0.01,
                1,
                10,
                1000,
                1,
                1,
                1,
                1,
                new PointEpochRecord.Score(number / 10.0, number / 5.0));
    }
}
