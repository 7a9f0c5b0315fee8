package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.PointProbabilities;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadFiles;

/** Writes the cloud back with its classes. Thread-safe. */
public final class CloudForms {
    private static final int BUFFER = 1 << 16;

    private final UploadFiles files;

    /** @param files for what can only be written into a file at first */
    public CloudForms(UploadFiles files) {
        this.files = requireNonNull(files, "files is null");
    }

    /**
     * @throws ProblemException NOT_ACCEPTABLE if the format cannot hold this cloud, OVERLOADED; before the first byte is written
     */
    void write(SegmentationAnswer answer, OutputFormat format, OutputStream target) throws IOException {
        LabelledCloud source = answer.requireCloud();
        CloudContent content = answer.provenance().content();
        PointLabels labels = source.labels();
        OutputStream buffered = new BufferedOutputStream(target, BUFFER);
        if (format == OutputFormat.NPY) {
            writeArray(labels, content.npy(), buffered);
        } else {
            writeCloud(source, predictions(answer.classes(), labels, content), format, buffered);
        }
        buffered.flush();
    }

    private static void writeArray(PointLabels labels, ArrayContent content, OutputStream target) throws IOException {
        switch (content) {
            case CLASSES -> ArrayForm.writeClasses(labels, target);
            case PROBABILITIES -> ArrayForm.writeProbabilities(probabilities(labels), target);
            case ENTROPY -> ArrayForm.writeEntropy(probabilities(labels), target);
        }
    }

    private static PointProbabilities probabilities(PointLabels labels) {
        return requireNonNull(labels.probabilities(), "no probabilities");
    }

    private void writeCloud(
            LabelledCloud source, PointPredictions predictions, OutputFormat format, OutputStream target)
            throws IOException {
        try (LabelledCloud.Opened opened = source.open(attributes(format))) {
            SegmentedCloud cloud = new SegmentedCloud(opened.file(), opened.cloud(), predictions);
            if (format != OutputFormat.LAS && format != OutputFormat.LAZ) {
                format.writer().write(cloud, target);
                return;
            }
            try (Upload whole = files.scratch()) {
                format.writer().write(cloud, whole.file());
                Files.copy(whole.file(), target);
            }
        } catch (PointCloudException unwritable) {
            throw ProblemException.causedBy(
                    ProblemCode.NOT_ACCEPTABLE,
                    "The cloud cannot be written as " + format + ": " + unwritable.getMessage() + ".",
                    unwritable);
        }
    }

    /** What the writer of a format wants beside the coordinates. */
    private static AttributeSelection attributes(OutputFormat format) {
        return switch (format) {
            case LAS, LAZ -> CloudAttributes.ofLas();
            case PLY -> CloudAttributes.colours();
            case NPY, CSV -> AttributeSelection.none();
        };
    }

    private static PointPredictions predictions(List<ClassSummary> classes, PointLabels labels, CloudContent content) {
        PointPredictions predictions = PointPredictions.of(
                labels.ids(),
                classes.stream()
                        .map(one -> new PointClass(one.id(), one.name(), one.asprsCode()))
                        .toList());
        PointProbabilities probabilities = labels.probabilities();
        if (probabilities == null) {
            return predictions;
        }
        if (content.entropy()) {
            predictions = predictions.withEntropy(probabilities::entropy);
        }
        if (content.probabilities()) {
            for (int label = 0; label < classes.size(); label++) {
                int wanted = label;
                predictions = predictions.withProbability(
                        classes.get(label).name(), point -> probabilities.probability(point, wanted));
            }
        }
        return predictions;
    }
}
