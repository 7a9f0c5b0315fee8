package org.affectlab.pointformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every format. */
class FixturesTest {
    /** Formats in which a file without its last byte is whole in itself, or the byte means nothing. */
    private static final List<String> OPEN_ENDED = List.of(
            "ascii.ply", "ascii.pcd", "plain.xyz", "named.csv", "scan.pts", "grid.ptx", "wide.las", "array.npz");

    private interface Check {
        void run(String name, byte[] content) throws PointCloudException;
    }

    private static List<DynamicTest> each(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, byte[]> fixture : Fixtures.all().entrySet()) {
            String name = fixture.getKey();
            tests.add(DynamicTest.dynamicTest(name, () -> check.run(name, fixture.getValue())));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> theFormatIsKnownByTheContent() {
        return each((name, content) -> {
            String format = Reading.read(content).format().name().toLowerCase(Locale.ROOT);
            String ending = name.substring(name.indexOf('.') + 1);
            assertThat(ending)
                    .isEqualTo(
                            switch (format) {
                                case "kitti_bin" -> "bin";
                                case "text" -> name.endsWith("csv") ? "csv" : "xyz";
                                default -> format;
                            });
        });
    }

    @TestFactory
    List<DynamicTest> nothingButCoordinatesIsLoadedWhenNothingElseIsWanted() {
        return each((name, content) -> {
            PointCloud all = Reading.read(content);
            PointCloud bare = Reading.read(content, ReadOptions.defaults().withAttributes(AttributeSelection.none()));
            assertThat(bare.attributes()).isEmpty();
            assertThat(bare.size()).isEqualTo(all.size());
            for (int i = 0; i < all.size(); i++) {
                assertThat(Reading.position(bare, i)).containsExactly(Reading.position(all, i));
            }
        });
    }

    @TestFactory
    List<DynamicTest> moreThanTheLimitIsRefused() {
        return each((name, content) -> {
            PointLimits one = PointLimits.defaults().withMaxPoints(1);
            PointCloudException refusal =
                    Reading.refused(content, Reading.everything().withLimits(one), Reason.TOO_LARGE);
            assertThat(refusal.limit()).hasValue(1);
            assertThat(refusal.actual().orElseThrow()).isGreaterThan(1);
        });
    }

    @TestFactory
    List<DynamicTest> theMemoryForPointsIsBounded() {
        return each((name, content) -> {
            PointLimits few = new PointLimits(1_000, 1 << 20, 1 << 16, 512, 20);
            Reading.refused(content, Reading.everything().withLimits(few), Reason.TOO_LARGE);
        });
    }

    @TestFactory
    List<DynamicTest> aMissingEndIsNoticed() {
        return each((name, content) -> {
            if (!OPEN_ENDED.contains(name)) {
                byte[] cut = Arrays.copyOf(content, content.length - 1);
                ReadOptions options = Reading.everything().withFileName(name);
                assertThatThrownBy(() -> Reading.read(cut, options)).isInstanceOf(PointCloudException.class);
            }
        });
    }

    @TestFactory
    List<DynamicTest> everyWriterTakesEveryFormat() {
        return each((name, content) -> {
            int points = Reading.read(content).size();
            for (OutputFormat format : OutputFormat.values()) {
                byte[] written = Fixtures.written(content, format);
                if (format == OutputFormat.NPY) {
                    assertThat(written.length % 64).isEqualTo(points % 64);
                } else {
                    assertThat(Reading.read(written).size()).isEqualTo(points);
                }
            }
        });
    }
}
