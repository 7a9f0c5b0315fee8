package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** S3DIS as many codes keep it: {@code Area_1_office_1.npy}, rows x y z r g b label (0 to 12, colours to 255). */
final class S3disRoomsLayout implements PointLayout {
    private static final Pattern ROOM = Pattern.compile("(Area_[0-9]+)_(.+)\\.npy");
    private static final double FULL_COLOUR = 255;
    private static final int COLUMNS_BEHIND_COORDINATES = 4;

    @Override
    public String description() {
        return "s3dis (Area_1_ROOM_1.npy)";
    }

    @Override
    public boolean matches(Path folder) throws IOException {
        return CloudFiles.list(folder).stream()
                .anyMatch(file -> ROOM.matcher(CloudFiles.name(file)).matches());
    }

    @Override
    public PointDataset read(Path folder) throws IOException {
        List<SceneSource> scenes = new ArrayList<>();
        for (Path file : CloudFiles.list(folder)) {
            Matcher room = ROOM.matcher(CloudFiles.name(file));
            if (room.matches()) {
                String area = room.group(1);
                scenes.add(new SceneSource(
                        CloudFiles.stem(file),
                        area,
                        area.equals(S3disClasses.HELD_OUT),
                        List.of(file),
                        () -> room(file)));
            }
        }
        return new PointDataset("s3dis", S3disClasses.NAMES, scenes);
    }

    private static LabelledCloud room(Path file) throws IOException {
        PointCloud read = CloudFiles.read(file, AttributeSelection.all());
        if (read.attributes().size() != COLUMNS_BEHIND_COORDINATES) {
            throw new IOException(file + ": a row must be x y z r g b label");
        }
        int[] same = IntStream.range(0, S3disClasses.NAMES.size()).toArray();
        PointCloud cloud = new MemoryCloud(
                        floats(read.size(), read.coordinates()::x),
                        floats(read.size(), read.coordinates()::y),
                        floats(read.size(), read.coordinates()::z))
                .with(AttributeNames.RED, floats(read.size(), read.attributes().get(0)::get), FULL_COLOUR)
                .with(
                        AttributeNames.GREEN,
                        floats(read.size(), read.attributes().get(1)::get),
                        FULL_COLOUR)
                .with(AttributeNames.BLUE, floats(read.size(), read.attributes().get(2)::get), FULL_COLOUR)
                .cloud(PointCloudFormat.NPY);
        return new LabelledCloud(cloud, CloudFiles.labels(read.attributes().get(3), same));
    }

    private static float[] floats(int size, IntToDoubleFunction values) {
        float[] floats = new float[size];
        for (int point = 0; point < size; point++) {
            floats[point] = (float) values.applyAsDouble(point);
        }
        return floats;
    }
}
