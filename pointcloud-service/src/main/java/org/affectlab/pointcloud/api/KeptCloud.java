package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.affectlab.pointcloud.pipeline.CloudDecoder;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.servicekit.jobs.AnswerData.Kept;
import org.affectlab.servicekit.upload.MemoryLease;
import org.affectlab.servicekit.upload.Upload;

/** The cloud of a job, with what was kept of it. Thread-safe. */
final class KeptCloud implements LabelledCloud {
    private final CloudDecoder decoder;
    private final Kept kept;
    private final PointCloudFormat format;
    private final long points;

    KeptCloud(CloudDecoder decoder, Kept kept, PointCloudFormat format, long points) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.format = requireNonNull(format, "format is null");
        this.points = points;
    }

    @Override
    public Labelled labels(boolean probabilities) throws IOException {
        MemoryLease lease = decoder.memoryOfAnswer();
        try (InputStream data = kept.data()) {
            return new Labelled(LabelData.read(data, probabilities, lease), lease::close);
        } catch (Throwable failure) {
            lease.close();
            throw failure;
        }
    }

    @Override
    public Opened open(AttributeSelection attributes) throws IOException {
        Upload upload = kept.upload();
        try {
            return new Opened(
                    upload.file(),
                    decoder.again(upload.file(), Optional.of(format), attributes, points),
                    upload::close);
        } catch (Throwable failure) {
            upload.close();
            throw failure;
        }
    }

    @Override
    public boolean mayExpire() {
        return true;
    }
}
