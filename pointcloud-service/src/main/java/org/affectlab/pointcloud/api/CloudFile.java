package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** The cloud of an upload that is still there, with its classes in memory. Thread-safe. */
final class CloudFile implements LabelledCloud {
    private final CloudDecoder decoder;
    private final Path file;
    private final Optional<PointCloudFormat> format;
    private final PointLabels labels;

    CloudFile(CloudDecoder decoder, Path file, Optional<PointCloudFormat> format, PointLabels labels) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.file = requireNonNull(file, "file is null");
        this.format = requireNonNull(format, "format is null");
        this.labels = requireNonNull(labels, "labels is null");
    }

    @Override
    public PointLabels labels() {
        return labels;
    }

    @Override
    public Opened open(AttributeSelection attributes) throws IOException {
        CloudDecoder.DecodedCloud decoded = decoder.again(file, format, attributes, labels.size());
        return new Opened() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public PointCloud cloud() {
                return decoded.cloud();
            }

            @Override
            public void close() {
                decoded.close();
            }
        };
    }
}
