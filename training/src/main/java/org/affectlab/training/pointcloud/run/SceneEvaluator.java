package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.pointscenes.PointSegmenter;
import org.affectlab.pointscenes.SceneProbabilities;
import org.affectlab.pointscenes.SceneSegmentation;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.SceneSource;
import org.affectlab.training.run.StopSignal;

/**
 * Segments whole scenes as serving does and compares every point of the clouds. Points without a class, and those that are not finite, are not scored. For the network's
 * thread.
 */
public final class SceneEvaluator {
    private static final long SEED = 1;

    private final SceneStore store;
    private final PointSettings settings;
    private final int threads;
    private final StopSignal stop;

    public SceneEvaluator(SceneStore store, PointSettings settings, int threads, StopSignal stop) {
        this.store = requireNonNull(store, "store is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.threads = threads;
        this.stop = requireNonNull(stop, "stop is null");
    }

    public List<SceneScore> evaluate(List<SceneSource> sources, PointSegmenter network) {
        List<SceneScore> scores = new ArrayList<>();
        for (SceneSource source : sources) {
            LabelledScene scene = store.scene(source);
            long begin = System.nanoTime();
            SceneProbabilities answer = segment(scene, network);
            int[] predicted = answer.classesOfRawPoints();
            double seconds = (System.nanoTime() - begin) / 1e9;
            scores.add(new SceneScore(
                    source.name(),
                    confusion(scene, predicted).counts(),
                    predicted.length,
                    scene.scene().points(),
                    answer.inputs(),
                    seconds));
        }
        return List.copyOf(scores);
    }

    private SceneProbabilities segment(LabelledScene scene, PointSegmenter network) {
        try {
            return new SceneSegmentation(settings.voting(), threads)
                    .run(scene.scene(), network, SEED, (inputs, visits) -> stop.check());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a scene was segmented", e);
        }
    }

    private ConfusionMatrix confusion(LabelledScene scene, int[] predicted) {
        ConfusionMatrix.Builder builder = ConfusionMatrix.builder(settings.labels());
        for (int point = 0; point < predicted.length; point++) {
            int actual = scene.rawLabels()[point];
            if (actual != LabelledScene.IGNORED && predicted[point] >= 0) {
                builder.add(actual, predicted[point]);
            }
        }
        return builder.build();
    }

    /** All scenes as one, which is how the benchmarks score them. */
    public static ConfusionMatrix pooled(List<String> labels, List<SceneScore> scores) {
        return scores.stream()
                .map(score -> ConfusionMatrix.of(labels, score.confusion()))
                .reduce(ConfusionMatrix.builder(labels).build(), ConfusionMatrix::plus);
    }
}
