package org.affectlab.training.pointcloud.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.InputShape;
import org.affectlab.pointscenes.Scene;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneInputs;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.augment.Shuffle;
import org.affectlab.training.pointcloud.augment.PointAugmenter;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.network.PointBatch;

/** Makes training batches: places, points around them, augmentation, levels. For one thread. */
final class BatchMaker {
    private final PointSettings settings;
    private final CentreSampler sampler;
    private final RandomStreams streams;
    private final PointAugmenter augmenter;
    private final SceneInputs inputs;

    BatchMaker(PointSettings settings, CentreSampler sampler, RandomStreams streams, int threads) {
        this.settings = settings;
        this.sampler = sampler;
        this.streams = streams;
        this.augmenter =
                new PointAugmenter(settings.augmentation(), settings.recipe().channels());
        this.inputs = new SceneInputs(settings.recipe(), threads);
    }

    /** Must come before the first batch of an epoch. */
    void begin(long epoch) {
        sampler.begin(epoch);
    }

    /** Batches of an epoch must be asked for in order. */
    PointBatch batch(long epoch, int step) {
        int size = settings.recipe().inputPoints();
        List<SceneInput> items = new ArrayList<>();
        int[] labels = new int[settings.batchSize() * size];
        for (int item = 0; item < settings.batchSize(); item++) {
            SplittableRandom random = streams.stream("input", epoch, (long) step * settings.batchSize() + item);
            CentreSampler.Centre place = sampler.next(random);
            SceneInput input = input(place, random);
            items.add(input);
            for (int point = 0; point < size; point++) {
                labels[item * size + point] = place.scene().labels()[input.rows()[point]];
            }
        }
        return new PointBatch(items, labels);
    }

    private SceneInput input(CentreSampler.Centre place, SplittableRandom random) {
        Scene scene = place.scene().scene();
        int[] rows = rows(scene, place.centre(), augmenter.share(random), random);
        float[] metres = SceneInputs.centred(scene, place.centre(), rows);
        float[] channels = SceneInputs.channels(scene, rows);
        augmenter.apply(metres, channels, random);
        return inputs.of(metres, channels, rows);
    }

    /** Of the nearest points only a share, in random order; random ones again where a scene has too few. */
    private int[] rows(Scene scene, float[] centre, double share, SplittableRandom random) {
        int wanted = settings.recipe().inputPoints();
        int around = (int) Math.min(scene.points(), Math.ceil(wanted / share));
        int[] nearest = new int[around];
        scene.inputTree().nearest(place(scene, centre), around, nearest, 1);
        int[] order = Shuffle.permutation(around, random);
        int[] rows = new int[wanted];
        for (int place = 0; place < wanted; place++) {
            rows[place] = nearest[order[place < around ? place : random.nextInt(around)]];
        }
        return rows;
    }

    private static float[] place(Scene scene, float[] centre) {
        return scene.recipe().shape() == InputShape.COLUMN ? new float[] {centre[0], centre[1], 0} : centre;
    }
}
