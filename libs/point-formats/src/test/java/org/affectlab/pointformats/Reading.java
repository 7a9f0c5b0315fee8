package org.affectlab.pointformats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;

/** Reads contents from the memory by way of a file that is deleted at once. */
public final class Reading {
    private Reading() {}

    public static ReadOptions everything() {
        return ReadOptions.defaults().withAttributes(AttributeSelection.all());
    }

    public static PointCloud read(byte[] content) throws PointCloudException {
        return read(content, everything());
    }

    public static PointCloud read(String content) throws PointCloudException {
        return read(content.getBytes(ISO_8859_1));
    }

    public static PointCloud read(byte[] content, ReadOptions options) throws PointCloudException {
        try {
            Path file = Files.createTempFile("points", ".test");
            try {
                Files.write(file, content);
                return new PointCloudReader().read(file, options);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asserts that a content is refused for a reason, with a message that says something. */
    public static PointCloudException refused(byte[] content, ReadOptions options, Reason reason) {
        PointCloudException refusal = catchThrowableOfType(PointCloudException.class, () -> read(content, options));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal.getMessage()).isNotBlank();
        return refusal;
    }

    public static PointCloudException refused(byte[] content, Reason reason) {
        return refused(content, everything(), reason);
    }

    public static PointCloudException refused(String content, Reason reason) {
        return refused(content.getBytes(ISO_8859_1), reason);
    }

    public static double[] position(PointCloud cloud, int point) {
        Coordinates coordinates = cloud.coordinates();
        return new double[] {coordinates.x(point), coordinates.y(point), coordinates.z(point)};
    }

    /** All values of an attribute. */
    public static double[] values(PointCloud cloud, String attribute) {
        double[] values = new double[cloud.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cloud.attribute(attribute).orElseThrow().get(i);
        }
        return values;
    }
}
