package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiledFileTest {
    private static final int POINTS = 1234;

    /** Half a step of the coordinates in the file. */
    private static final double STEP = 0.5e-6;

    @TempDir
    private Path folder;

    private Path laz(Path scene) throws IOException {
        Path target = folder.resolve("tiled.laz");
        TiledFile.write(scene, POINTS, target);
        return target;
    }

    private void isTiled(PointCloud read, PointCloud scene) {
        PointCloud tiled = TiledScene.of(scene, POINTS);
        assertThat(read.format()).isEqualTo(PointCloudFormat.LAZ);
        assertThat(read.size()).isEqualTo(POINTS);
        for (int point = 0; point < POINTS; point++) {
            assertThat(read.coordinates().x(point))
                    .isCloseTo(tiled.coordinates().x(point), within(1.01 * STEP));
            assertThat(read.coordinates().y(point))
                    .isCloseTo(tiled.coordinates().y(point), within(1.01 * STEP));
            assertThat(read.coordinates().z(point))
                    .isCloseTo(tiled.coordinates().z(point), within(1.01 * STEP));
            for (PointAttribute attribute : tiled.attributes()) {
                assertThat(read.attribute(attribute.name()).orElseThrow().get(point))
                        .isEqualTo(attribute.get(point));
            }
        }
        PointAttribute classes = read.attribute(AttributeNames.CLASSIFICATION).orElseThrow();
        assertThat(classes.get(0)).isZero();
        assertThat(classes.get(POINTS - 1)).isZero();
    }

    @Test
    void writesTheTiledSceneWithoutClasses() throws IOException {
        Path scene = MadeScene.write(folder.resolve("scene.ply"));
        isTiled(MadeScene.read(laz(scene)), MadeScene.read(scene));
    }

    @Test
    void aLazIsTiledTooNotCopied() throws IOException {
        Path scene = folder.resolve("scene.laz");
        TiledFile.write(MadeScene.write(folder.resolve("scene.ply")), 77, scene);
        isTiled(MadeScene.read(laz(scene)), MadeScene.read(scene));
    }

    @Test
    void whatIsNoCloudIsSaid() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no cloud at all");
        assertThatThrownBy(() -> laz(text)).isInstanceOf(IOException.class).hasMessageContaining("notes.txt");
        Path nowhere = Files.writeString(folder.resolve("nan.xyz"), "nan nan nan\nnan nan nan\n");
        assertThatThrownBy(() -> laz(nowhere)).isInstanceOf(IOException.class).hasMessageContaining("nan.xyz");
    }
}
