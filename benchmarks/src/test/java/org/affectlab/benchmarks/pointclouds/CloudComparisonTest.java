package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudComparisonTest {
    private static final int POINTS = 120;

    @TempDir
    private Path folder;

    private Path sent = Path.of("");

    @BeforeEach
    void send() throws IOException {
        sent = folder.resolve("sent.laz");
        TiledFile.write(MadeScene.write(folder.resolve("scene.ply")), POINTS, sent);
    }

    private static CloudAnswer answer(long points, long classified, Map<Integer, Long> pointsByCode) {
        return new CloudAnswer("m@1", points, classified, 0.5, 10, 4096, 1, pointsByCode);
    }

    /** The cloud of a file with ground for every point but some at the end. */
    private Path classified(Path file, int unclassified, OutputFormat format) throws IOException, PointCloudException {
        PointCloud cloud = MadeScene.read(file);
        byte[] ids = new byte[cloud.size()];
        for (int point = ids.length - unclassified; point < ids.length; point++) {
            ids[point] = (byte) PointPredictions.NONE;
        }
        Path target = folder.resolve("answered." + format.fileEnding());
        format.writer()
                .write(
                        new SegmentedCloud(
                                file, cloud, PointPredictions.of(ids, List.of(new PointClass(0, "ground", 2)))),
                        target);
        return target;
    }

    private void fails(Path answered, CloudAnswer answer, String reason) {
        assertThatThrownBy(() -> CloudComparison.check(sent, answered, answer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theSameCloudWithAClassForEveryPointIsGood() throws IOException, PointCloudException {
        Path answered = classified(sent, 0, OutputFormat.LAZ);
        assertThatCode(() ->
                        CloudComparison.check(sent, answered, answer(POINTS, POINTS, Map.of(2, (long) POINTS, 6, 0L))))
                .doesNotThrowAnyException();
    }

    @Test
    void pointsWithoutAClassAreNoticed() throws IOException, PointCloudException {
        Path answered = classified(sent, 5, OutputFormat.LAZ);
        fails(answered, answer(POINTS, POINTS, Map.of(2, (long) POINTS)), "{0=5, 2=115}");
        fails(answered, answer(POINTS, POINTS - 5, Map.of(2, POINTS - 5L)), "5 points have no class");
    }

    @Test
    void anotherNumberOfPointsIsNoticed() throws IOException, PointCloudException {
        Path fewer = folder.resolve("fewer.laz");
        TiledFile.write(folder.resolve("scene.ply"), POINTS - 1, fewer);
        fails(
                classified(fewer, 0, OutputFormat.LAZ),
                answer(POINTS, POINTS, Map.of(2, (long) POINTS)),
                "119 points came back of 120");
        fails(
                classified(sent, 0, OutputFormat.LAZ),
                answer(7, POINTS, Map.of(2, (long) POINTS)),
                "the answer tells of 7 points");
    }

    @Test
    void otherCoordinatesAreNoticed() throws IOException, PointCloudException {
        // The same box, other points within.
        Path other = folder.resolve("other.laz");
        Path turned = MadeScene.writeReversed(folder.resolve("turned.ply"));
        TiledFile.write(turned, POINTS, other);
        fails(
                classified(other, 0, OutputFormat.LAZ),
                answer(POINTS, POINTS, Map.of(2, (long) POINTS)),
                "of point 0 is");
    }

    @Test
    void anotherFormatIsNoticed() throws IOException, PointCloudException {
        fails(
                classified(sent, 0, OutputFormat.PLY),
                answer(POINTS, POINTS, Map.of(2, (long) POINTS)),
                "answered.ply is no LAZ");
    }
}
