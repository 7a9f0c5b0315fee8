package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.kitti.SemanticKittiLabels;
import org.affectlab.pointscenes.LabelledScene;

/** What several layouts do with files. Stateless. */
final class CloudFiles {
    /** Data sets are the user's own files: only what an array can hold is a limit. */
    private static final PointLimits LIMITS =
            new PointLimits(PointLimits.MOST_POINTS, 4 << 20, 64 << 10, 512, 64L << 30);

    private CloudFiles() {}

    static PointCloud read(Path file, AttributeSelection attributes) throws IOException {
        try {
            return new PointCloudReader()
                    .read(
                            file,
                            ReadOptions.defaults()
                                    .withAttributes(attributes)
                                    .withLimits(LIMITS)
                                    .withFileName(String.valueOf(file.getFileName())));
        } catch (PointCloudException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static SemanticKittiLabels kittiLabels(Path file) throws IOException {
        try {
            return SemanticKittiLabels.read(file, LIMITS);
        } catch (PointCloudException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Classes of points by their codes.
     *
     * @param classOfCode class of each code; −1 and codes beyond its end are ignored
     */
    static int[] labels(PointAttribute codes, int[] classOfCode) {
        int[] labels = new int[codes.values().size()];
        for (int point = 0; point < labels.length; point++) {
            labels[point] = label(codes.get(point), classOfCode);
        }
        return labels;
    }

    static int label(double code, int[] classOfCode) {
        return code >= 0 && code < classOfCode.length ? classOfCode[(int) code] : LabelledScene.IGNORED;
    }

    static PointAttribute attribute(PointCloud cloud, String name, Path file) throws IOException {
        return cloud.attribute(name).orElseThrow(() -> new IOException(file + " has no column " + name));
    }

    /** Entries of a folder in the order of their names. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The name without its last ending. */
    static String stem(Path file) {
        return name(file).replaceFirst("\\.[^.]*$", "");
    }
}
