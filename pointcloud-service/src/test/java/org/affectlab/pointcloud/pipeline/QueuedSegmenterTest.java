package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.pointscenes.PointSegmenter;
import org.affectlab.pointscenes.Scene;
import org.affectlab.pointscenes.SceneBuilder;
import org.affectlab.pointscenes.SceneException;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneInputs;
import org.affectlab.servicekit.jobs.Progress;
import org.junit.jupiter.api.Test;

class QueuedSegmenterTest {
    private final FakeSceneModel model = new FakeSceneModel();

    private Scene scene(int points) throws SceneException {
        return new SceneBuilder(model.recipe(), 1)
                .build(MadeCloud.house(points).with(1, 0, Float.NaN).read());
    }

    /** An input of the first points of a scene, again and again. */
    private SceneInput input(Scene scene, int points) {
        int[] rows = new int[model.recipe().inputPoints()];
        for (int place = 0; place < rows.length; place++) {
            rows[place] = place % points;
        }
        return new SceneInputs(model.recipe(), 1).of(scene, new float[3], rows);
    }

    @Test
    void scoresBecomeProbabilities() throws Exception {
        Scene scene = scene(40);
        model.scores = new float[] {1, 2, 1000};
        try (QueuedSegmenter segmenter = new QueuedSegmenter(model, scene, 2, Callers.waiting(), Progress.IGNORED)) {
            float[] probabilities =
                    segmenter.probabilities(List.of(input(scene, 39))).get(0);
            assertThat(probabilities).hasSize(3 * model.recipe().inputPoints());
            assertThat((double) probabilities[2]).isCloseTo(1, within(1e-9));
            model.scores = new float[] {0, 0, (float) Math.log(2)};
            probabilities = segmenter.probabilities(List.of(input(scene, 39))).get(0);
            assertThat((double) probabilities[0]).isCloseTo(0.25, within(1e-6));
            assertThat((double) probabilities[probabilities.length - 1]).isCloseTo(0.5, within(1e-6));
        }
        assertThat(model.tickets)
                .allSatisfy(
                        ticket -> assertThat(ticket.cancelled().getAsBoolean()).isTrue());
    }

    @Test
    void progressIsInPointsOfTheCloud() throws Exception {
        Scene scene = scene(40);
        List<String> told = new ArrayList<>();
        try (QueuedSegmenter segmenter = new QueuedSegmenter(
                model, scene, 2, Callers.waiting(), (done, total, unit) -> told.add(done + "/" + total + " " + unit))) {
            segmenter.probabilities(List.of(input(scene, 10)));
            segmenter.probabilities(List.of(input(scene, 5), input(scene, 20)));
            segmenter.probabilities(List.of(input(scene, scene.points())));
        }
        // The one that is not finite is done from the start.
        assertThat(told.get(0)).isEqualTo("1/40 points");
        assertThat(told.get(told.size() - 1)).isEqualTo("40/40 points");
        assertThat(told).contains("11/40 points", "21/40 points");
    }

    @Test
    void listsAreSentBeforeTheFirstIsAnswered() throws Exception {
        Scene scene = scene(40);
        List<String> told = new ArrayList<>();
        try (QueuedSegmenter segmenter = new QueuedSegmenter(
                model, scene, 6, Callers.waiting(), (done, total, unit) -> told.add(done + "/" + total))) {
            assertThat(segmenter.batchSize()).isEqualTo(2);
            assertThat(segmenter.listsUnderWay()).isEqualTo(3);
            PointSegmenter.Answers first = segmenter.begin(List.of(input(scene, 10), input(scene, 5)));
            PointSegmenter.Answers second = segmenter.begin(List.of(input(scene, 20)));
            assertThat(model.tickets).hasSize(3);
            assertThat(told).containsExactly("1/40");
            assertThat(first.await()).hasSize(2);
            assertThat(second.await()).hasSize(1);
            assertThat(told).containsExactly("1/40", "11/40", "21/40");
        }
    }

    @Test
    void fewerInputsThanListsGoOneByOne() throws Exception {
        try (QueuedSegmenter segmenter =
                new QueuedSegmenter(model, scene(40), 1, Callers.waiting(), Progress.IGNORED)) {
            assertThat(segmenter.batchSize()).isEqualTo(1);
            PointSegmenter.Answers first = segmenter.begin(List.of(input(scene(40), 10)));
            PointSegmenter.Answers second = segmenter.begin(List.of(input(scene(40), 10)));
            assertThat(first.await()).hasSize(1);
            assertThat(second.await()).hasSize(1);
        }
    }

    @Test
    void scoresThatAreNoneAreTheModelsFailure() throws SceneException {
        Scene scene = scene(40);
        for (float[] bad : new float[][] {{0, Float.NaN, 0}, {0, Float.POSITIVE_INFINITY, 0}, {0, 0}}) {
            model.scores = bad;
            try (QueuedSegmenter segmenter =
                    new QueuedSegmenter(model, scene, 2, Callers.waiting(), Progress.IGNORED)) {
                assertThatThrownBy(() -> segmenter.probabilities(List.of(input(scene, 10))))
                        .isInstanceOfSatisfying(InferenceException.class, failure -> assertThat(failure.code())
                                .isEqualTo(InferenceException.Code.MODEL_FAILED));
            }
        }
    }
}
