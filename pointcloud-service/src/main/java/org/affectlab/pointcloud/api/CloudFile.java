package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** The cloud of an upload that is still there, with its classes in memory that the upload holds. Thread-safe. */
final class CloudFile implements LabelledCloud {
    private final CloudDecoder decoder;
    private final Path file;
    private final PointCloudFormat format;
    private final PointLabels labels;

    CloudFile(CloudDecoder decoder, Path file, PointCloudFormat format, PointLabels labels) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.file = requireNonNull(file, "file is null");
        this.format = requireNonNull(format, "format is null");
        this.labels = requireNonNull(labels, "labels is null");
    }

    @Override
    public Labelled labels(boolean probabilities) {
        return new Labelled(labels, () -> {});
    }

    @Override
    public Opened open(AttributeSelection attributes) throws IOException {
        return new Opened(file, decoder.again(file, Optional.of(format), attributes, labels.size()), () -> {});
    }

    @Override
    public boolean mayExpire() {
        return false;
    }
}
