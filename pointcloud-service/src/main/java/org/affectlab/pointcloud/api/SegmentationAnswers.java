package org.affectlab.pointcloud.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.affectlab.pointcloud.model.SegmentationModel;
import org.affectlab.pointcloud.pipeline.ClassTally;
import org.affectlab.pointcloud.pipeline.ClassVocabulary;
import org.affectlab.pointcloud.pipeline.SegmentationResult;
import org.affectlab.pointcloud.pipeline.Warning;
import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointClass;
import org.jspecify.annotations.Nullable;

/** From the pipeline's result to the answer. Stateless. */
final class SegmentationAnswers {
    private SegmentationAnswers() {}

    static SegmentationAnswer of(
            SegmentationResult result, SegmentationModel model, CloudContent content, LabelledCloud cloud) {
        int points = result.labels().size();
        ClassVocabulary vocabulary = model.vocabulary();
        List<ClassSummary> summaries = IntStream.range(0, vocabulary.size())
                .mapToObj(label -> summary(
                        vocabulary.classes().get(label),
                        vocabulary.colours().get(label),
                        result.tallies().get(label),
                        points))
                .toList();
        return new SegmentationAnswer(points, summaries, provenance(result, model, content), cloud);
    }

    private static ClassSummary summary(PointClass one, String colour, ClassTally tally, int points) {
        return new ClassSummary(
                one.id(),
                one.name(),
                one.asprsCode(),
                colour,
                tally.count(),
                (double) tally.count() / points,
                box(tally.box().orElse(null)));
    }

    private static ClassSummary.@Nullable Box box(@Nullable PointBounds bounds) {
        return bounds == null
                ? null
                : new ClassSummary.Box(
                        new double[] {bounds.minX(), bounds.minY(), bounds.minZ()},
                        new double[] {bounds.maxX(), bounds.maxY(), bounds.maxZ()});
    }

    private static Provenance provenance(SegmentationResult result, SegmentationModel model, CloudContent content) {
        return new Provenance(
                model.name(),
                model.version(),
                model.digest(),
                result.labelledPoints(),
                result.labels().size() - result.labelledPoints(),
                result.format(),
                new Provenance.Preprocessing(
                        result.orientation().units().symbol(),
                        result.orientation().unitsSource(),
                        result.orientation().up().symbol(),
                        model.recipe().gridMetres(),
                        result.scenePoints(),
                        model.recipe().inputPoints(),
                        result.inputs(),
                        result.absentFeatures()),
                content,
                warnings(result, model),
                result.fileWarnings());
    }

    private static List<Warning> warnings(SegmentationResult result, SegmentationModel model) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(result.warnings());
        if (model.demo()) {
            warnings.add(Warning.DEMO_MODEL);
        }
        return List.copyOf(warnings);
    }
}
