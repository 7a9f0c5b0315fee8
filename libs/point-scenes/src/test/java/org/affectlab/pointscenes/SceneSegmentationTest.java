package org.affectlab.pointscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneSegmentationTest {
    /** Says class 1 with the probability that a point's red is, and counts. */
    private static final class RedNetwork implements PointSegmenter {
        private final int batch;
        private final List<Integer> batches = new ArrayList<>();
        private final List<SceneInput> seen = new ArrayList<>();

        RedNetwork(int batch) {
            this.batch = batch;
        }

        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int batchSize() {
            return batch;
        }

        @Override
        public List<float[]> probabilities(List<SceneInput> inputs) {
            batches.add(inputs.size());
            seen.addAll(inputs);
            List<float[]> answers = new ArrayList<>();
            for (SceneInput input : inputs) {
                float[] answer = new float[2 * input.size()];
                for (int point = 0; point < input.size(); point++) {
                    answer[2 * point + 1] = input.features()[point];
                    answer[2 * point] = 1 - answer[2 * point + 1];
                }
                answers.add(answer);
            }
            return answers;
        }
    }

    /** Random points in a box of 10 m, one in twenty without a place; red where x is above 5. */
    private static PointCloud cloud(int points, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MadeCloud cloud = new MadeCloud();
        double[] red = new double[points];
        for (int point = 0; point < points; point++) {
            double x = 10 * random.nextDouble();
            boolean lost = point > 0 && random.nextInt(20) == 0;
            cloud.point(lost ? Double.NaN : x, 10 * random.nextDouble(), 3 * random.nextDouble());
            red[point] = x > 5 ? 0.75 : 0.25;
        }
        return cloud.with(AttributeNames.RED, 1, red).cloud();
    }

    private static Scene scene(PointCloud cloud, InputShape shape) throws SceneException {
        return new SceneBuilder(Recipes.of(0.05, 64, shape, Projection.NEAREST, SceneFeature.RED), 1).build(cloud);
    }

    @ParameterizedTest
    @EnumSource(InputShape.class)
    void everyPointGetsItsClass(InputShape shape) throws Exception {
        PointCloud cloud = cloud(1500, 3);
        VotingRule turned = new VotingRule(VotingRule.Kind.TURNED_MEAN, 0, 0.3);
        for (VotingRule rule : List.of(VotingRule.voting(), VotingRule.coverOnce(), turned)) {
            SceneProbabilities answer = new SceneSegmentation(rule, 1)
                    .run(scene(cloud, shape), new RedNetwork(4), 7, SceneSegmentation.Progress.NONE);
            int[] classes = answer.classesOfRawPoints();

            assertThat(classes).hasSize(1500);
            for (int point = 0; point < classes.length; point++) {
                double x = cloud.coordinates().x(point);
                assertThat(classes[point]).isEqualTo(Double.isNaN(x) ? -1 : x > 5 ? 1 : 0);
                assertThat(answer.probability(point, 1))
                        .isEqualTo(Double.isNaN(x) ? Float.NaN : x > 5 ? 0.75f : 0.25f, within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VotingRule.Kind.class)
    void batchesChangeNothing(VotingRule.Kind kind) throws Exception {
        Scene scene = scene(cloud(1500, 5), InputShape.SPHERE);
        SceneSegmentation segmentation = new SceneSegmentation(new VotingRule(kind, 0.5, 0.5), 1);
        RedNetwork alone = new RedNetwork(1);
        RedNetwork together = new RedNetwork(7);
        SceneProbabilities first = segmentation.run(scene, alone, 9, SceneSegmentation.Progress.NONE);
        SceneProbabilities second = segmentation.run(scene, together, 9, SceneSegmentation.Progress.NONE);

        assertThat(second.values()).isEqualTo(first.values());
        assertThat(second.inputs()).isEqualTo(first.inputs()).isEqualTo(alone.batches.size());
        assertThat(together.batches).allMatch(size -> size <= 7).contains(7);
    }

    @Test
    void turnedInputsKeepHeightsAndDistancesAndLookAnotherWayEachTime() throws Exception {
        Scene scene = scene(cloud(1500, 5), InputShape.SPHERE);
        List<SceneInput> plain = inputs(scene, VotingRule.Kind.WEIGHTED_MEAN);
        List<SceneInput> turned = inputs(scene, VotingRule.Kind.TURNED_MEAN);

        assertThat(turned).hasSameSizeAs(plain);
        assertThat(inputs(scene, VotingRule.Kind.TURNED_MEAN).get(1).points())
                .isEqualTo(turned.get(1).points());
        List<Double> angles = new ArrayList<>();
        for (int item = 0; item < plain.size(); item++) {
            float[] before = plain.get(item).points();
            float[] after = turned.get(item).points();
            assertThat(turned.get(item).rows()).isEqualTo(plain.get(item).rows());
            for (int at = 0; at < before.length; at += 3) {
                assertThat(after[at + 2]).isEqualTo(before[at + 2]);
                assertThat(Math.hypot(after[at], after[at + 1]))
                        .isEqualTo(Math.hypot(before[at], before[at + 1]), within(1e-5));
            }
            angles.add(Math.atan2(after[1], after[0]) - Math.atan2(before[1], before[0]));
        }
        assertThat(angles).doesNotHaveDuplicates();
    }

    private static List<SceneInput> inputs(Scene scene, VotingRule.Kind kind) throws InterruptedException {
        RedNetwork network = new RedNetwork(4);
        new SceneSegmentation(new VotingRule(kind, 0, 0.3), 1).run(scene, network, 9, SceneSegmentation.Progress.NONE);
        return network.seen;
    }

    @Test
    void votingSeesEveryPointMoreOftenThanAPlainCover() throws Exception {
        Scene scene = scene(cloud(1500, 5), InputShape.SPHERE);
        int voted = new SceneSegmentation(VotingRule.voting(), 1)
                .run(scene, new RedNetwork(1), 9, SceneSegmentation.Progress.NONE)
                .inputs();
        int covered = new SceneSegmentation(VotingRule.coverOnce(), 1)
                .run(scene, new RedNetwork(1), 9, SceneSegmentation.Progress.NONE)
                .inputs();

        assertThat(covered).isBetween(1500 / 64, voted - 1);
    }

    /** Thousands of points above each other, of which an input of columns always holds the same ones. */
    @Test
    void aPlumbLineEnds() throws Exception {
        MadeCloud line = new MadeCloud();
        double[] red = new double[5000];
        for (int point = 0; point < red.length; point++) {
            line.point(1, 2, 0.1 * point);
            red[point] = point < 2500 ? 0.25 : 0.75;
        }
        Scene scene = scene(line.with(AttributeNames.RED, 1, red).cloud(), InputShape.COLUMN);
        SceneProbabilities answer = new SceneSegmentation(VotingRule.coverOnce(), 1)
                .run(scene, new RedNetwork(4), 1, SceneSegmentation.Progress.NONE);

        assertThat(answer.inputs()).isBetween(64, 5000);
        int[] classes = answer.classesOfRawPoints();
        assertThat(classes[0]).isZero();
        assertThat(classes[4999]).isEqualTo(1);
        assertThat(classes).doesNotContain(-1);
    }

    /** A hundred rounds, as on S3DIS, end: each input adds 1 to its centre. */
    @Test
    void manyRoundsVisitEveryPointAsOften() throws Exception {
        Scene scene = scene(cloud(200, 5), InputShape.SPHERE);
        RedNetwork network = new RedNetwork(16);
        int inputs = new SceneSegmentation(new VotingRule(VotingRule.Kind.BLEND, 0.95, 100), 1)
                .run(scene, network, 9, SceneSegmentation.Progress.NONE)
                .inputs();
        int[] visits = new int[scene.points()];
        network.seen.forEach(input -> Arrays.stream(input.rows()).distinct().forEach(row -> visits[row]++));

        assertThat(inputs).isBetween(100, 100 * scene.points());
        assertThat(Arrays.stream(visits).min().orElseThrow()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void progressMayStopIt() throws Exception {
        Scene scene = scene(cloud(500, 1), InputShape.SPHERE);
        List<Integer> heard = new ArrayList<>();
        SceneSegmentation.Progress impatient = (inputs, visits) -> {
            heard.add(inputs);
            if (inputs > 4) {
                throw new IllegalStateException("enough");
            }
        };

        assertThatThrownBy(
                        () -> new SceneSegmentation(VotingRule.voting(), 1).run(scene, new RedNetwork(2), 1, impatient))
                .hasMessage("enough");
        assertThat(heard).containsExactly(2, 4, 6);
    }

    /** Answers only when it is asked for, as a queue may. */
    private static final class LaggingNetwork implements PointSegmenter {
        private final RedNetwork network = new RedNetwork(2);
        private final int lists;
        private int underWay;
        private int most;

        LaggingNetwork(int lists) {
            this.lists = lists;
        }

        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int batchSize() {
            return 2;
        }

        @Override
        public int listsUnderWay() {
            return lists;
        }

        @Override
        public List<float[]> probabilities(List<SceneInput> inputs) {
            return network.probabilities(inputs);
        }

        @Override
        public Answers begin(List<SceneInput> inputs) {
            underWay++;
            most = Math.max(most, underWay);
            return () -> {
                underWay--;
                return probabilities(inputs);
            };
        }
    }

    @Test
    void listsThatAreUnderWayTogetherChangeNothing() throws Exception {
        Scene scene = scene(cloud(3000, 5), InputShape.SPHERE);
        VotingRule rule = VotingRule.voting();
        SceneProbabilities one =
                new SceneSegmentation(rule, 1).run(scene, new RedNetwork(2), 9, SceneSegmentation.Progress.NONE);
        LaggingNetwork lagging = new LaggingNetwork(3);
        List<Integer> heard = new ArrayList<>();
        SceneProbabilities three =
                new SceneSegmentation(rule, 1).run(scene, lagging, 9, (inputs, visits) -> heard.add(inputs));

        assertThat(three.values()).isEqualTo(one.values());
        assertThat(three.inputs()).isEqualTo(one.inputs());
        assertThat(lagging.most).isEqualTo(3);
        assertThat(lagging.underWay).isZero();
        assertThat(heard).startsWith(2, 4, 6).endsWith(one.inputs());
    }

    @Test
    void answersOfAnotherSizeAreNoticed() throws Exception {
        Scene scene = scene(cloud(100, 1), InputShape.SPHERE);
        PointSegmenter wrong = new PointSegmenter() {
            @Override
            public int classes() {
                return 3;
            }

            @Override
            public int batchSize() {
                return 1;
            }

            @Override
            public List<float[]> probabilities(List<SceneInput> inputs) {
                return new RedNetwork(1).probabilities(inputs);
            }
        };

        assertThatThrownBy(() -> new SceneSegmentation(VotingRule.voting(), 1)
                        .run(scene, wrong, 1, SceneSegmentation.Progress.NONE))
                .hasMessageContaining("3 classes");
    }

    @Property(tries = 30)
    void scenesOfAnySizeAreCovered(@ForAll @IntRange(min = 1, max = 300) int points, @ForAll long seed)
            throws Exception {
        SceneProbabilities answer = new SceneSegmentation(VotingRule.coverOnce(), 1)
                .run(
                        scene(cloud(points, seed), InputShape.COLUMN),
                        new RedNetwork(3),
                        seed,
                        SceneSegmentation.Progress.NONE);

        for (int point = 0; point < answer.scene().points(); point++) {
            assertThat(answer.values()[2 * point] + answer.values()[2 * point + 1])
                    .isEqualTo(1, within(1e-5f));
        }
    }
}
