package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.servicekit.jobs.AnswerData.Kept;
import org.affectlab.servicekit.upload.Upload;

/** The cloud of a job, with what was kept of it. Thread-safe. */
final class KeptCloud implements LabelledCloud {
    private final CloudDecoder decoder;
    private final Kept kept;
    private final PointCloudFormat format;

    KeptCloud(CloudDecoder decoder, Kept kept, PointCloudFormat format) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.format = requireNonNull(format, "format is null");
    }

    @Override
    public PointLabels labels() throws IOException {
        try (InputStream data = kept.data()) {
            return LabelData.read(data);
        }
    }

    @Override
    public Opened open(AttributeSelection attributes) throws IOException {
        Upload upload = kept.upload();
        try {
            return new OpenedUpload(
                    upload, new CloudFile(decoder, upload.file(), Optional.of(format), labels()).open(attributes));
        } catch (Throwable failure) {
            upload.close();
            throw failure;
        }
    }

    private record OpenedUpload(Upload upload, Opened opened) implements Opened {
        @Override
        public Path file() {
            return opened.file();
        }

        @Override
        public PointCloud cloud() {
            return opened.cloud();
        }

        @Override
        public void close() {
            opened.close();
            upload.close();
        }
    }
}
