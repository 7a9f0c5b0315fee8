package org.affectlab.training.pointcloud.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointgeometry.SphericalSampling;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.pointcloud.config.SamplingSettings;

/**
 * The least visited point of all scenes, with possibilities that begin anew in every epoch so that a run can be resumed at any (our choice; the
 * reference keeps them).
 */
final class PossibilitySampler implements CentreSampler {
    private final List<LabelledScene> scenes;
    private final SamplingSettings settings;
    private final RandomStreams streams;
    private List<SphericalSampling> samplings = List.of();

    PossibilitySampler(List<LabelledScene> scenes, SamplingSettings settings, RandomStreams streams) {
        this.scenes = List.copyOf(scenes);
        this.settings = settings;
        this.streams = streams;
    }

    @Override
    public void begin(long epoch) {
        List<SphericalSampling> fresh = new ArrayList<>();
        for (int index = 0; index < scenes.size(); index++) {
            fresh.add(new SphericalSampling(
                    scenes.get(index).scene().inputTree(),
                    scenes.get(index).scene().recipe().inputPoints(),
                    settings.centreNoiseMetres(),
                    streams.seedOf("possibility", epoch, index)));
        }
        samplings = fresh;
    }

    @Override
    public Centre next(SplittableRandom random) {
        int least = 0;
        for (int index = 1; index < samplings.size(); index++) {
            if (samplings.get(index).leastPossibility() < samplings.get(least).leastPossibility()) {
                least = index;
            }
        }
        return new Centre(scenes.get(least), samplings.get(least).draw().centre());
    }
}
