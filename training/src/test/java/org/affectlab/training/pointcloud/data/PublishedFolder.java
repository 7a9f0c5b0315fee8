package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointCloud;

/** A tiny tree with the names that a data set's authors gave. */
public record PublishedFolder(Path folder) {
    public PointDataset open() throws IOException {
        return new PointDatasets().open(folder);
    }

    public void write(String path, String text) throws IOException {
        Files.writeString(file(path), text);
    }

    public void write(String path, byte[] bytes) throws IOException {
        Files.write(file(path), bytes);
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    static List<String> names(PointDataset dataset) {
        return dataset.scenes().stream().map(SceneSource::name).toList();
    }

    static double[] colour(PointCloud cloud, int point) {
        return List.of(AttributeNames.RED, AttributeNames.GREEN, AttributeNames.BLUE).stream()
                .mapToDouble(name -> cloud.attribute(name).orElseThrow().get(point))
                .toArray();
    }
}
