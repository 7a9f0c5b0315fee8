package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.Scene;
import org.affectlab.pointscenes.SceneBuilder;
import org.affectlab.pointscenes.SceneException;
import org.affectlab.pointscenes.SceneFeature;
import org.affectlab.pointscenes.SceneProbabilities;
import org.affectlab.pointscenes.SceneSegmentation;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * From a decoded cloud to the class of every point: check, turn upright, subsample, cover with inputs, ask the model, go back to all points. Blocks the calling thread
 * until all inputs are back or the deadline has come or the client has gone. The same cloud and model give the same answer. Thread-safe.
 */
public final class SegmentationPipeline {
    private static final long SEED = 1;

    private final PipelineLimits limits;
    private final Turns turns;
    private final Turns jobTurns;
    private final int inputsInFlight;
    private final int threads;

    /**
     * @param turns for making scenes of small clouds
     * @param jobTurns for those of jobs
     * @param inputsInFlight inputs of one cloud that are with the model at a time
     * @param threads for what is not the model's work, of each cloud
     */
    public SegmentationPipeline(PipelineLimits limits, Turns turns, Turns jobTurns, int inputsInFlight, int threads) {
        this.limits = requireNonNull(limits, "limits is null");
        this.turns = requireNonNull(turns, "turns is null");
        this.jobTurns = requireNonNull(jobTurns, "jobTurns is null");
        this.inputsInFlight = inputsInFlight;
        this.threads = threads;
    }

    /**
     * @throws ProblemException TOO_FEW_POINTS, NO_EXTENT, EXTENT_TOO_LARGE, OVERLOADED, DEADLINE_EXCEEDED
     * @throws org.affectlab.inference.InferenceException what the model's queue said
     * @throws JobNeededException if the client waits, and the cloud is larger on the model's grid than that allows
     */
    public SegmentationResult analyse(
            DecodedCloud decoded, SegmentationQuery query, SceneModel model, Caller caller, Progress progress) {
        PointCloud cloud = decoded.cloud();
        CloudCheck.check(cloud);
        Orientation orientation = query.orientation(cloud);
        PointCloud upright = orientation.apply(cloud);
        Scene scene = (caller.background() ? jobTurns : turns).take(caller, () -> scene(upright, model));
        if (!caller.background() && scene.points() > limits.maxScenePoints()) {
            throw new JobNeededException("more than " + limits.maxScenePoints() + " points on the model's grid");
        }
        decoded.keep(
                CloudMemory.of(cloud.size(), scene.points(), model.vocabulary().size()));
        SceneProbabilities answer = ask(scene, model, caller, progress);
        List<ClassTally> tallies =
                Stream.generate(ClassTally::new).limit(answer.classes()).toList();
        PointLabels labels = labels(cloud, answer, model.vocabulary(), tallies, query.probabilities());
        return new SegmentationResult(
                cloud.format(),
                labels,
                tallies,
                orientation,
                scene.points(),
                answer.inputs(),
                scene.absent().stream().sorted().map(SceneFeature::key).toList(),
                warnings(cloud, upright, orientation, scene, tallies),
                cloud.warnings());
    }

    private Scene scene(PointCloud upright, SceneModel model) {
        try {
            return new SceneBuilder(model.recipe(), threads).build(upright);
        } catch (SceneException refused) {
            ProblemCode code =
                    switch (refused.reason()) {
                        case NO_FINITE_POINTS -> ProblemCode.TOO_FEW_POINTS;
                        case EXTENT_TOO_LARGE -> ProblemCode.EXTENT_TOO_LARGE;
                    };
            throw ProblemException.causedBy(code, refused.getMessage() + ".", refused);
        }
    }

    private SceneProbabilities ask(Scene scene, SceneModel model, Caller caller, Progress progress) {
        try (QueuedSegmenter segmenter = new QueuedSegmenter(model, scene, inputsInFlight, caller, progress)) {
            return new SceneSegmentation(model.voting(), threads)
                    .run(scene, segmenter, SEED, SceneSegmentation.Progress.NONE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE, "The service stops.");
        }
    }

    private static PointLabels labels(
            PointCloud cloud,
            SceneProbabilities answer,
            ClassVocabulary vocabulary,
            List<ClassTally> tallies,
            boolean probabilities) {
        int[] best = answer.classesOfPoints();
        byte[] ids = new byte[cloud.size()];
        for (int point = 0; point < ids.length; point++) {
            int row = answer.scene().pointOf(point);
            if (row < 0) {
                ids[point] = (byte) ClassVocabulary.IGNORED;
            } else {
                ids[point] = (byte) vocabulary.classes().get(best[row]).id();
                tallies.get(best[row]).add(cloud.coordinates(), point);
            }
        }
        PointProbabilities kept = probabilities
                ? new PointProbabilities(
                        answer.classes(),
                        answer.values(),
                        IntStream.range(0, ids.length)
                                .map(answer.scene()::pointOf)
                                .toArray())
                : null;
        return new PointLabels(ids, kept);
    }

    private static Set<Warning> warnings(
            PointCloud cloud, PointCloud upright, Orientation orientation, Scene scene, List<ClassTally> tallies) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(Plausibility.check(upright));
        if (tallies.stream().mapToLong(ClassTally::count).sum() < cloud.size()) {
            warnings.add(Warning.IGNORED_POINTS);
        }
        if (FileUnits.isGeographic(cloud.reference())) {
            warnings.add(Warning.GEOGRAPHIC_COORDINATES);
        } else if (orientation.unitsSource() == UnitsSource.ASSUMED) {
            warnings.add(Warning.UNITS_ASSUMED);
        }
        if (orientation.unitsSource() == UnitsSource.FILE
                && FileUnits.ofHeights(cloud.reference())
                        .filter(heights -> heights != orientation.units())
                        .isPresent()) {
            warnings.add(Warning.VERTICAL_UNITS_DIFFER);
        }
        if (!scene.absent().isEmpty()) {
            warnings.add(Warning.ABSENT_FEATURES);
        }
        if (scene.points() < scene.recipe().inputPoints()) {
            warnings.add(Warning.SMALLER_THAN_INPUT);
        }
        if (!cloud.warnings().isEmpty()) {
            warnings.add(Warning.FILE_ODDITIES);
        }
        return warnings;
    }
}
