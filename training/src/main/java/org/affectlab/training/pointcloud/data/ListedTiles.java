package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointscenes.OrientedCoordinates;
import org.affectlab.pointscenes.UpAxis;
import org.affectlab.tables.CsvTable;
import org.affectlab.tables.TableException;

/**
 * PLY files with a {@code label} column and a table that lists them: columns {@code file} and {@code split} ({@code train} or {@code val}). Codes from the
 * number of classes on are ignored.
 */
final class ListedTiles implements PointLayout {
    private final String name;
    private final String table;
    private final List<String> classes;
    private final UpAxis up;

    private ListedTiles(String name, String table, List<String> classes, UpAxis up) {
        this.name = name;
        this.table = table;
        this.classes = List.copyOf(classes);
        this.up = up;
    }

    /** Airborne laser scans of IGN's LiDAR HD. */
    static ListedTiles lidarHd() {
        return new ListedTiles(
                "lidarhd",
                "tiles.csv",
                List.of("other", "ground", "vegetation", "building", "water", "bridge deck"),
                UpAxis.Z);
    }

    /** Reference samples of the ISPRS filter test. */
    static ListedTiles isprsGround() {
        return new ListedTiles("isprs_ground", "samples.csv", List.of("not ground", "ground"), UpAxis.Z);
    }

    /** Road scans of KITTI with classes from boxes. */
    static ListedTiles kittiRoadObjects() {
        return new ListedTiles(
                "kitti_road_objects", "frames.csv", List.of("background", "car", "pedestrian", "cyclist"), UpAxis.Z);
    }

    /** Table scenes of the modified Object Segmentation Database: the camera's frame, y downwards. */
    static ListedTiles tableTop() {
        return new ListedTiles("mosd_tabletop", "scenes.csv", List.of("background", "object"), UpAxis.MINUS_Y);
    }

    @Override
    public String description() {
        return name + " (" + table + " with PLY files)";
    }

    @Override
    public boolean matches(Path folder) {
        return Files.isRegularFile(folder.resolve(table));
    }

    @Override
    public PointDataset read(Path folder) throws IOException {
        CsvTable listed = table(folder.resolve(table));
        int file = listed.column("file");
        int split = listed.column("split");
        if (file < 0 || split < 0) {
            throw new IOException(folder.resolve(table) + " needs the columns file and split");
        }
        List<SceneSource> scenes = new ArrayList<>();
        for (CsvTable.Row row : listed.rows()) {
            scenes.add(source(folder.resolve(row.field(file)), row.field(split)));
        }
        return new PointDataset(name, classes, scenes);
    }

    private static CsvTable table(Path file) throws IOException {
        try {
            return CsvTable.parse(Files.readAllBytes(file));
        } catch (TableException e) {
            throw new IOException(file + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    private SceneSource source(Path file, String split) throws IOException {
        if (!split.equals("train") && !split.equals("val")) {
            throw new IOException(file + ": a split is train or val, not " + split);
        }
        String scene = CloudFiles.stem(file);
        return new SceneSource(scene, scene, split.equals("val"), List.of(file), () -> cloud(file));
    }

    private LabelledCloud cloud(Path file) throws IOException {
        PointCloud cloud = OrientedCoordinates.orient(CloudFiles.read(file, AttributeSelection.standard()), up, 1);
        int[] same = IntStream.range(0, classes.size()).toArray();
        return new LabelledCloud(
                cloud, CloudFiles.labels(CloudFiles.attribute(cloud, AttributeNames.LABEL, file), same));
    }
}
