package org.affectlab.training.pointcloud.packaging;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.evaluation.SegmentationMetrics;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TrainingData;
import org.affectlab.pointscenes.RecipeParameters;
import org.affectlab.training.network.ArchiveTensor;

/** The manifest of a segmentation network, without the digests of its files. Stateless. */
final class PointManifestDraft {
    static final String TASK = "pointcloud-segmentation";

    /** Our choice: a scene brings its inputs by the dozen, so batches fill without waiting. */
    private static final BatchingPolicy BATCHING = new BatchingPolicy(8, 5, List.of(1, 2, 4, 8));

    private PointManifestDraft() {}

    static ModelManifest of(PointPackageContents contents) throws IOException {
        ArchiveTensor output = contents.archive().output();
        if (output == null) {
            throw new IOException("the archive of " + contents.archive().network() + " declares no output");
        }
        return new ModelManifest(
                contents.request().name(),
                contents.request().version(),
                TASK,
                ModelFormat.TORCHSCRIPT,
                contents.result().labels(),
                contents.archive().inputs().stream().map(ArchiveTensor::spec).toList(),
                List.of(output.spec()),
                RecipeParameters.of(
                        contents.settings().recipe(), contents.settings().voting()),
                BATCHING,
                List.of(new TrainingData(
                        contents.dataset().title(),
                        contents.dataset().licence(),
                        contents.dataset().citation(),
                        contents.split())),
                contents.protocol(),
                metrics(contents),
                contents.dataset().weightsLicence(),
                PointCardText.method(contents).lines().findFirst().orElse(""),
                contents.request().demo(),
                Map.of());
    }

    private static Map<String, Double> metrics(PointPackageContents contents) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (contents.result().scores().isEmpty()) {
            return metrics;
        }
        SegmentationMetrics test = SegmentationMetrics.of(contents.confusion());
        metrics.put("testMeanIou", test.meanIou());
        metrics.put("testCommonMeanIou", test.commonMeanIou());
        metrics.put("testAccuracy", test.accuracy());
        metrics.put("testMeanAccuracy", test.meanAccuracy());
        metrics.put("testPoints", (double) test.points());
        for (int label = 0; label < contents.result().labels().size(); label++) {
            double iou = test.iou().get(label);
            if (!Double.isNaN(iou)) {
                metrics.put("testIou." + contents.result().labels().get(label).replace(' ', '-'), iou);
            }
        }
        SegmentationMetrics largest = SegmentationMetrics.largestClass(contents.confusion());
        metrics.put("largestClassMeanIou", largest.meanIou());
        metrics.put("largestClassAccuracy", largest.accuracy());
        metrics.put(
                "chanceMeanIou",
                SegmentationMetrics.chance(contents.confusion()).meanIou());
        return metrics;
    }
}
