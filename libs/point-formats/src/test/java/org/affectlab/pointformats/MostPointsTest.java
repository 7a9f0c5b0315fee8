package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.las.LasBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many points a file can hold, told from its header. */
class MostPointsTest {
    private static final Set<PointCloudFormat> WITHOUT_HEADER =
            Set.of(PointCloudFormat.TEXT, PointCloudFormat.PTS, PointCloudFormat.PTX);

    @TempDir
    Path folder;

    private final PointCloudReader reader = new PointCloudReader();

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "points", ""), content);
    }

    @Test
    void aHeaderSaysItOfEveryFormatThatHasOne() throws Exception {
        for (Map.Entry<String, byte[]> fixture : Fixtures.all().entrySet()) {
            Path file = file(fixture.getValue());
            int points = Reading.read(fixture.getValue()).size();
            int most = reader.mostPoints(file, ReadOptions.defaults());
            if (WITHOUT_HEADER.contains(reader.sniff(file, ReadOptions.defaults()))) {
                assertThat(most).as(fixture.getKey()).isBetween(points, fixture.getValue().length / 3);
            } else {
                assertThat(most).as(fixture.getKey()).isEqualTo(points);
            }
        }
    }

    @Test
    void theShortestTextIsCountedInFull() throws Exception {
        byte[] text = "0 0 0\n1 1 1\n2 2 2".getBytes();
        assertThat(reader.mostPoints(file(text), ReadOptions.defaults())).isEqualTo(3);
    }

    @Test
    void theLimitHolds() throws Exception {
        ReadOptions two = ReadOptions.defaults()
                .withLimits(ReadOptions.defaults().limits().withMaxPoints(2));
        Path las = file(LasBuilder.of(2, 3).randomPoints(40, 1).build());
        assertThatThrownBy(() -> reader.mostPoints(las, two))
                .isInstanceOfSatisfying(PointCloudException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(PointCloudException.Reason.TOO_LARGE);
                    assertThat(refused.actual()).hasValue(40);
                });
        assertThat(reader.mostPoints(file("0 0 0\n".repeat(40).getBytes()), two))
                .isEqualTo(2);
    }
}
