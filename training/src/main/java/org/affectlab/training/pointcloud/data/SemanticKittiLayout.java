package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.kitti.SemanticKittiLabels;

/**
 * SemanticKITTI: {@code sequences/00/velodyne/000000.bin} beside {@code sequences/00/labels/000000.label}. A scan is a scene, a sequence a group; sequences without
 * labels, the benchmark's own test, are left out, and 08 is held out.
 */
final class SemanticKittiLayout implements PointLayout {
    private static final String HELD_OUT = "08";

    @Override
    public String description() {
        return "semantic_kitti (sequences/00/velodyne with labels)";
    }

    @Override
    public boolean matches(Path folder) {
        return Files.isDirectory(folder.resolve("sequences"));
    }

    @Override
    public PointDataset read(Path folder) throws IOException {
        int[] classOfCode = SemanticKittiClasses.classOfCode();
        List<SceneSource> scenes = new ArrayList<>();
        for (Path sequence : CloudFiles.list(folder.resolve("sequences"))) {
            Path labels = sequence.resolve("labels");
            if (!Files.isDirectory(labels)) {
                continue;
            }
            String group = CloudFiles.name(sequence);
            for (Path label : CloudFiles.list(labels)) {
                String scan = CloudFiles.stem(label);
                Path points = sequence.resolve("velodyne").resolve(scan + ".bin");
                if (!Files.isRegularFile(points)) {
                    throw new IOException(label + " has no scan " + points);
                }
                scenes.add(new SceneSource(
                        group + "/" + scan,
                        group,
                        group.equals(HELD_OUT),
                        List.of(points, label),
                        () -> scan(points, label, classOfCode)));
            }
        }
        if (scenes.isEmpty()) {
            throw new IOException(folder + " has no sequence with labels");
        }
        return new PointDataset("semantic_kitti", SemanticKittiClasses.NAMES, scenes);
    }

    private static LabelledCloud scan(Path points, Path labelFile, int[] classOfCode) throws IOException {
        PointCloud cloud = CloudFiles.read(points, AttributeSelection.standard());
        SemanticKittiLabels codes = CloudFiles.kittiLabels(labelFile);
        if (codes.size() != cloud.size()) {
            throw new IOException(labelFile + " has " + codes.size() + " labels for " + cloud.size() + " points");
        }
        int[] labels = new int[cloud.size()];
        for (int point = 0; point < labels.length; point++) {
            labels[point] = CloudFiles.label(codes.semanticClass(point), classOfCode);
        }
        return new LabelledCloud(cloud, labels);
    }
}
