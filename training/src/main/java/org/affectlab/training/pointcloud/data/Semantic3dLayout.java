package org.affectlab.training.pointcloud.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * Semantic3D: {@code NAME.txt} with lines x y z intensity r g b beside {@code NAME.labels} with a class each; 0 is unlabelled. Clouds without labels, the benchmark's
 * own test, are left out. Held out by the local split of the 15 training clouds in the order of their names (code: RandLA-Net); for another number of
 * clouds there is none.
 */
final class Semantic3dLayout implements PointLayout {
    private static final List<String> CLASSES = List.of(
            "man-made terrain",
            "natural terrain",
            "high vegetation",
            "low vegetation",
            "buildings",
            "hard scape",
            "scanning artefacts",
            "cars");

    /** Code: RandLA-Net. */
    private static final int[] SPLIT = {0, 1, 4, 5, 3, 4, 3, 0, 1, 2, 3, 4, 2, 0, 5};

    private static final int VALIDATION = 1;
    private static final String LABELS = ".labels";

    @Override
    public String description() {
        return "semantic3d (NAME.txt with NAME.labels)";
    }

    @Override
    public boolean matches(Path folder) throws IOException {
        return !labelFiles(folder).isEmpty();
    }

    private static List<Path> labelFiles(Path folder) throws IOException {
        return CloudFiles.list(folder).stream()
                .filter(file -> CloudFiles.name(file).endsWith(LABELS))
                .toList();
    }

    @Override
    public PointDataset read(Path folder) throws IOException {
        List<Path> labelFiles = labelFiles(folder);
        List<SceneSource> scenes = new ArrayList<>();
        for (int index = 0; index < labelFiles.size(); index++) {
            Path labels = labelFiles.get(index);
            String name = CloudFiles.stem(labels);
            Path points = labels.resolveSibling(name + ".txt");
            if (!Files.isRegularFile(points)) {
                throw new IOException(labels + " has no " + points.getFileName() + " beside it");
            }
            boolean heldOut = labelFiles.size() == SPLIT.length && SPLIT[index] == VALIDATION;
            scenes.add(new SceneSource(name, name, heldOut, List.of(points, labels), () -> cloud(points, labels)));
        }
        return new PointDataset("semantic3d", CLASSES, scenes);
    }

    private static LabelledCloud cloud(Path points, Path labelFile) throws IOException {
        PointCloud cloud = CloudFiles.read(points, AttributeSelection.standard());
        int[] labels = new int[cloud.size()];
        int[] classOfCode = {-1, 0, 1, 2, 3, 4, 5, 6, 7};
        try (BufferedReader reader = Files.newBufferedReader(labelFile)) {
            for (int point = 0; point < labels.length; point++) {
                labels[point] = CloudFiles.label(code(reader.readLine(), labelFile, point), classOfCode);
            }
            String rest = reader.readLine();
            if (rest != null && !rest.isBlank()) {
                throw new IOException(labelFile + " has more lines than the cloud's " + labels.length + " points");
            }
        }
        return new LabelledCloud(cloud, labels);
    }

    private static int code(@Nullable String line, Path file, int point) throws IOException {
        try {
            return Integer.parseInt(line == null ? "" : line.strip());
        } catch (NumberFormatException e) {
            throw new IOException(file + ", line " + (point + 1) + " is no class", e);
        }
    }
}
