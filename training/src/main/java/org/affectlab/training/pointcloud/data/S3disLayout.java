package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/**
 * S3DIS as its authors published it: {@code Area_1/office_1/Annotations/chair_1.txt}, a line {@code x y z r g b} for each point of one object. A room
 * is a scene, an area a group.
 */
final class S3disLayout implements PointLayout {
    private static final double FULL_COLOUR = 255;

    @Override
    public String description() {
        return "s3dis (Area_1/ROOM/Annotations/OBJECT_1.txt)";
    }

    @Override
    public boolean matches(Path folder) throws IOException {
        for (Path area : areas(folder)) {
            if (!rooms(area).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> areas(Path folder) throws IOException {
        return CloudFiles.list(folder).stream()
                .filter(entry ->
                        Files.isDirectory(entry) && CloudFiles.name(entry).matches("Area_[0-9]+"))
                .toList();
    }

    private static List<Path> rooms(Path area) throws IOException {
        return CloudFiles.list(area).stream()
                .filter(room -> Files.isDirectory(room.resolve("Annotations")))
                .toList();
    }

    @Override
    public PointDataset read(Path folder) throws IOException {
        List<SceneSource> scenes = new ArrayList<>();
        for (Path area : areas(folder)) {
            for (Path room : rooms(area)) {
                String group = CloudFiles.name(area);
                List<Path> objects = CloudFiles.list(room.resolve("Annotations")).stream()
                        .filter(file -> CloudFiles.name(file).matches("[A-Za-z]+_?[0-9]*\\.txt"))
                        .toList();
                if (objects.isEmpty()) {
                    throw new IOException(room + " has no annotated objects");
                }
                scenes.add(new SceneSource(
                        group + "_" + CloudFiles.name(room),
                        group,
                        group.equals(S3disClasses.HELD_OUT),
                        objects,
                        () -> room(objects)));
            }
        }
        return new PointDataset("s3dis", S3disClasses.NAMES, scenes);
    }

    private static LabelledCloud room(List<Path> objects) throws IOException {
        List<PointCloud> clouds = new ArrayList<>();
        int points = 0;
        for (Path object : objects) {
            PointCloud cloud = S3disObject.read(object);
            clouds.add(cloud);
            points = Math.addExact(points, cloud.size());
        }
        float[][] columns = new float[6][points];
        int[] labels = new int[points];
        int from = 0;
        for (int index = 0; index < clouds.size(); index++) {
            PointCloud cloud = clouds.get(index);
            String object = CloudFiles.stem(objects.get(index)).replaceFirst("_.*", "");
            Arrays.fill(labels, from, from + cloud.size(), S3disClasses.of(object));
            copy(cloud, columns, from);
            from += cloud.size();
        }
        PointCloud whole = new MemoryCloud(columns[0], columns[1], columns[2])
                .with(AttributeNames.RED, columns[3], FULL_COLOUR)
                .with(AttributeNames.GREEN, columns[4], FULL_COLOUR)
                .with(AttributeNames.BLUE, columns[5], FULL_COLOUR)
                .cloud(PointCloudFormat.TEXT);
        return new LabelledCloud(whole, labels);
    }

    /** Columns go by their place: what the reader takes them for depends on the values of the object's first points. */
    private static void copy(PointCloud cloud, float[][] columns, int from) {
        for (int point = 0; point < cloud.size(); point++) {
            columns[0][from + point] = (float) cloud.coordinates().x(point);
            columns[1][from + point] = (float) cloud.coordinates().y(point);
            columns[2][from + point] = (float) cloud.coordinates().z(point);
        }
        List<PointAttribute> colours = cloud.attributes();
        for (int channel = 0; channel < 3; channel++) {
            for (int point = 0; point < cloud.size(); point++) {
                columns[3 + channel][from + point] =
                        (float) colours.get(channel).get(point);
            }
        }
    }
}
