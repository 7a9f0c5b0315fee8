package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledSceneTest {
    private static final int SIZE = MadeScene.POINTS;

    @TempDir
    private Path folder;

    private PointCloud scene;

    @BeforeEach
    void read() {
        scene = MadeScene.read(MadeScene.write(folder.resolve("scene.ply")));
    }

    /** Points, and how far the cloud reaches: 10 m by 4 m a copy. */
    @ParameterizedTest
    @CsvSource({"50, 11, 6", "51, 11, 6", "100, 21, 6", "101, 21, 10", "200, 21, 10", "201, 31, 10", "450, 31, 14"})
    void hasExactlyAsManyPointsInASquareOfCopies(int points, double maxX, double maxY) {
        PointCloud tiled = TiledScene.of(scene, points);
        assertThat(tiled.size()).isEqualTo(points);
        assertThat(tiled.finitePoints()).isEqualTo(points);
        tiled.bounds().ifPresent(bounds -> {
            assertThat(bounds.minX()).isEqualTo(1);
            assertThat(bounds.minY()).isEqualTo(2);
            assertThat(bounds.maxZ()).isEqualTo(1.5);
            if (points % SIZE == 0) {
                assertThat(bounds.maxX()).isCloseTo(maxX, within(1e-9));
                assertThat(bounds.maxY()).isCloseTo(maxY, within(1e-9));
            } else {
                assertThat(bounds.maxX()).isLessThanOrEqualTo(maxX);
                assertThat(bounds.maxY()).isLessThanOrEqualTo(maxY);
            }
        });
    }

    @Test
    void everyPointIsThatOfTheSceneButForItsCopysShift() {
        PointCloud tiled = TiledScene.of(scene, 4 * SIZE + 7);
        for (int index = 0; index < tiled.size(); index++) {
            int copy = index / SIZE;
            int own = index % SIZE;
            assertThat(tiled.coordinates().x(index))
                    .isEqualTo(scene.coordinates().x(own) + 10.0 * (copy % 3));
            assertThat(tiled.coordinates().y(index))
                    .isEqualTo(scene.coordinates().y(own) + 4.0 * (copy / 3));
            assertThat(tiled.coordinates().z(index))
                    .isEqualTo(scene.coordinates().z(own));
        }
    }

    @Test
    void keepsWhatScannersMeasureAndDropsLabels() {
        PointCloud tiled = TiledScene.of(scene, 3 * SIZE);
        assertThat(tiled.attributes())
                .extracting(PointAttribute::name)
                .containsExactly(
                        AttributeNames.INTENSITY, AttributeNames.RETURN_NUMBER, AttributeNames.NUMBER_OF_RETURNS);
        for (PointAttribute attribute : tiled.attributes()) {
            PointAttribute own = scene.attribute(attribute.name()).orElseThrow();
            assertThat(attribute.values().type()).isEqualTo(own.values().type());
            assertThat(attribute.high()).isEqualTo(own.high());
            for (int index = 0; index < tiled.size(); index++) {
                assertThat(attribute.get(index)).isEqualTo(own.get(index % SIZE));
            }
        }
    }

    @Test
    void aPartOfOneCopyIsTheScenesBeginning() {
        PointCloud tiled = TiledScene.of(scene, 3);
        assertThat(tiled.size()).isEqualTo(3);
        assertThat(tiled.coordinates().x(2)).isEqualTo(scene.coordinates().x(2));
        assertThatThrownBy(() -> tiled.coordinates().x(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tiled.attributes().get(0).get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TiledScene.of(scene, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
