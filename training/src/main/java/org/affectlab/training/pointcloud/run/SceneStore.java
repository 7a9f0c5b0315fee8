package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.pointscenes.SceneBuilder;
import org.affectlab.pointscenes.SceneException;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.LabelledCloud;
import org.affectlab.training.pointcloud.data.PointDataset;
import org.affectlab.training.pointcloud.data.SceneSource;

/**
 * Scenes of a data set under the classes of the settings, read when they are asked for; those asked for last are kept. For one thread.
 */
public final class SceneStore {
    private final SceneBuilder builder;
    private final int[] labelOfClass;
    private final int capacity;
    private final Map<String, LabelledScene> kept = new LinkedHashMap<>(16, 0.75f, true);

    public SceneStore(PointDataset dataset, PointSettings settings, int threads) {
        this.builder = new SceneBuilder(settings.recipe(), threads);
        this.labelOfClass = labelOfClass(dataset.classes(), settings);
        this.capacity = settings.sampling().scenesInMemory();
    }

    private static int[] labelOfClass(List<String> classes, PointSettings settings) {
        int[] labels = new int[classes.size()];
        for (int index = 0; index < labels.length; index++) {
            String name = classes.get(index);
            String merged = settings.merge().stream()
                    .filter(pair -> pair.from().equals(name))
                    .map(PointSettings.Merge::to)
                    .findFirst()
                    .orElse(name);
            labels[index] = settings.labels().indexOf(merged);
        }
        return labels;
    }

    /** @throws UncheckedIOException if it cannot be read */
    public LabelledScene scene(SceneSource source) {
        LabelledScene scene = kept.get(source.name());
        if (scene == null) {
            scene = read(source);
            kept.put(source.name(), scene);
            if (kept.size() > capacity) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return scene;
    }

    private LabelledScene read(SceneSource source) {
        try {
            LabelledCloud cloud = requireNonNull(source, "source is null").read();
            int[] labels = new int[cloud.labels().length];
            for (int point = 0; point < labels.length; point++) {
                int known = cloud.labels()[point];
                labels[point] = known == LabelledScene.IGNORED ? LabelledScene.IGNORED : labelOfClass[known];
            }
            return builder.build(cloud.cloud(), labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SceneException e) {
            throw new UncheckedIOException(new IOException(source.name() + ": " + e.getMessage(), e));
        }
    }
}
