package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.PointProbabilities;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadFiles;

/**
 * Writes the cloud back with its classes, into a file at first: a few at a time, within the memory budget, and neither turn nor memory is held while the client takes the
 * bytes. Thread-safe.
 */
public final class CloudForms {
    private static final int BUFFER = 1 << 16;

    private final UploadFiles files;
    private final Turns turns;

    public CloudForms(UploadFiles files, Turns turns) {
        this.files = requireNonNull(files, "files is null");
        this.turns = requireNonNull(turns, "turns is null");
    }

    /**
     * @throws ProblemException NOT_ACCEPTABLE if the format cannot hold this cloud, UNDECODABLE if what only this form needs of the file is damaged, UNKNOWN_JOB if the cloud has
     *     expired, OVERLOADED, DEADLINE_EXCEEDED; before the first byte is written
     */
    void write(SegmentationAnswer answer, OutputFormat format, Caller caller, OutputStream target) throws IOException {
        try (Upload whole = inTurn(answer, format, caller)) {
            Files.copy(whole.file(), target);
        }
    }

    private Upload inTurn(SegmentationAnswer answer, OutputFormat format, Caller caller) throws IOException {
        try {
            return turns.take(caller, () -> {
                try {
                    return written(answer, format);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private Upload written(SegmentationAnswer answer, OutputFormat format) throws IOException {
        LabelledCloud source = answer.requireCloud();
        CloudContent content = answer.provenance().content();
        try (LabelledCloud.Labelled labelled = source.labels(FormSize.needsProbabilities(format, content))) {
            long expected = FormSize.of(format, content, answer);
            return format == OutputFormat.NPY
                    ? buffered(expected, target -> writeArray(labelled.labels(), content.npy(), target))
                    : cloud(source, predictions(answer.classes(), labelled.labels(), content), format, expected);
        } catch (NoSuchFileException expired) {
            if (source.mayExpire()) {
                throw ProblemException.causedBy(
                        ProblemCode.UNKNOWN_JOB, "The cloud of the job has expired, or was deleted.", expired);
            }
            throw expired;
        }
    }

    private Upload buffered(long expectedBytes, UploadFiles.Content content) throws IOException {
        return files.scratch(expectedBytes, target -> {
            OutputStream buffer = new BufferedOutputStream(target, BUFFER);
            content.write(buffer);
            buffer.flush();
        });
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

    private Upload cloud(LabelledCloud source, PointPredictions predictions, OutputFormat format, long expectedBytes)
            throws IOException {
        try (LabelledCloud.Opened opened = source.open(attributes(format))) {
            Upload whole = files.scratch(expectedBytes);
            try {
                format.writer().write(new SegmentedCloud(opened.file(), opened.cloud(), predictions), whole.file());
                return whole;
            } catch (Throwable failure) {
                whole.close();
                throw failure;
            }
        } catch (PointCloudException unwritable) {
            throw ProblemException.causedBy(
                    code(unwritable.reason()),
                    "The cloud cannot be written as " + format + ": " + unwritable.getMessage() + ".",
                    unwritable);
        }
    }

    /** The analysis does not read all of a file, so some damage is found only now. */
    private static ProblemCode code(PointCloudException.Reason reason) {
        return switch (reason) {
            case UNDECODABLE, TRUNCATED -> ProblemCode.UNDECODABLE;
            case EMPTY, UNKNOWN_FORMAT, UNSUPPORTED_FORMAT, TOO_LARGE -> ProblemCode.NOT_ACCEPTABLE;
        };
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
