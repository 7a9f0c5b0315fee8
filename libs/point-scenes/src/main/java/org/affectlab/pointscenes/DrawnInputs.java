package org.affectlab.pointscenes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointgeometry.SphereSample;
import org.affectlab.pointgeometry.SphericalSampling;

/** The inputs that cover a scene, one after the other; they depend on scene, rule and seed alone. For one thread at a time. */
final class DrawnInputs {
    /** So many inputs for each that a cover without overlap would take, and a few more. A cloud of natural things takes two to four. */
    private static final long MOST_VISITS = 64;

    private final VotingRule rule;
    private final Scene scene;
    private final SceneInputs inputs;
    private final SphericalSampling sampling;
    private final SplittableRandom angles;
    private final long most;
    private long drawn;

    DrawnInputs(VotingRule rule, Scene scene, int threads, long seed) {
        this.rule = rule;
        this.scene = scene;
        this.inputs = new SceneInputs(scene.recipe(), threads);
        this.sampling = new SphericalSampling(scene.inputTree(), scene.recipe().inputPoints(), 0, seed);
        this.angles = new SplittableRandom(seed);
        long rounds = (long) Math.ceil(rule.threshold());
        this.most = MOST_VISITS * rounds * (1 + scene.points() / scene.recipe().inputPoints());
    }

    /** As many as are wanted, or what is left; empty at the end. */
    List<SceneInput> next(int wanted) {
        List<SceneInput> batch = new ArrayList<>();
        while (batch.size() < wanted && drawn < most && !sampling.covers(rule.threshold())) {
            batch.add(input(sampling.draw()));
            drawn++;
        }
        return List.copyOf(batch);
    }

    private SceneInput input(SphereSample sphere) {
        float[] metres = SceneInputs.centred(scene, sphere.centre(), sphere.rows());
        if (rule.turned()) {
            VerticalTurn.turn(metres, angles);
        }
        return inputs.of(metres, SceneInputs.channels(scene, sphere.rows()), sphere.rows());
    }
}
