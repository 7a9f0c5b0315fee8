package org.affectlab.training.pointcloud.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.pointcloud.TinyPoints;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.PointDataset;
import org.affectlab.training.pointcloud.data.PointDatasets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPointsTest {
    private static final int DRAWS = 3000;

    @TempDir
    private Path folder;

    private List<LabelledScene> scenes = List.of();

    @BeforeEach
    void read() throws IOException {
        TinyPoints project = TinyPoints.create(folder, 1, "");
        PointSettings settings = PointDefaults.format().read(project.settings());
        PointDataset dataset = new PointDatasets().open(project.data());
        SceneStore store = new SceneStore(dataset, settings, 1);
        scenes = dataset.scenes().stream().map(store::scene).toList();
    }

    private double[] shares(ClassPoints points) {
        double[] shares = new double[3];
        SplittableRandom random = new SplittableRandom(4);
        for (int draw = 0; draw < DRAWS; draw++) {
            ClassPoints.Place place = points.draw(random);
            shares[scenes.get(place.scene()).labels()[place.point()]] += 1.0 / DRAWS;
        }
        return shares;
    }

    @Test
    void classesAreAsLikelyAsTheirWeights() {
        assertThat(shares(new ClassPoints(scenes, 3, List.of(), 1)))
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.04));
        assertThat(shares(new ClassPoints(scenes, 3, List.of(3.0, 0.0, 1.0), 0)))
                .containsExactly(new double[] {0.75, 0, 0.25}, within(0.04));
    }

    @Test
    void classesWithoutPointsAreNeverDrawn() {
        assertThat(shares(new ClassPoints(scenes, 4, List.of(1.0, 1.0, 1.0, 100.0), 1)))
                .hasSize(3);
        assertThatThrownBy(() -> new ClassPoints(scenes, 4, List.of(0.0, 0.0, 0.0, 1.0), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAreThoseOfTheVoxels() {
        long[] counts = ClassPoints.counts(scenes, 3);
        long labelled = scenes.stream()
                .flatMapToInt(scene -> Arrays.stream(scene.labels()))
                .filter(label -> label != LabelledScene.IGNORED)
                .count();

        assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(labelled).isGreaterThan(3000);
        assertThat(counts).doesNotContain(0L);
    }

    @Test
    void aPlaceWithoutWeightIsNeverChosen() {
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < 100; draw++) {
            assertThat(Weighted.draw(new double[] {0, 1e-300, 0}, random)).isEqualTo(1);
        }
        assertThatThrownBy(() -> Weighted.draw(new double[] {0, 0}, random))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
