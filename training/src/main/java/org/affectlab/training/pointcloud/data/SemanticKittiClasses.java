package org.affectlab.training.pointcloud.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The 19 classes of SemanticKITTI's single-scan task and the codes that count as each (code: the data set's own configuration). */
final class SemanticKittiClasses {
    static final List<String> NAMES = List.of(
            "car",
            "bicycle",
            "motorcycle",
            "truck",
            "other-vehicle",
            "person",
            "bicyclist",
            "motorcyclist",
            "road",
            "parking",
            "sidewalk",
            "other-ground",
            "building",
            "fence",
            "vegetation",
            "trunk",
            "terrain",
            "pole",
            "traffic-sign");

    private static final int LARGEST_CODE = 259;

    /** Codes by class, moving objects with those that stand. Others (0, 1, 52, 99) are unlabelled. */
    private static final Map<String, List<Integer>> CODES = Map.ofEntries(
            Map.entry("car", List.of(10, 252)),
            Map.entry("bicycle", List.of(11)),
            Map.entry("motorcycle", List.of(15)),
            Map.entry("truck", List.of(18, 258)),
            Map.entry("other-vehicle", List.of(13, 16, 20, 256, 257, 259)),
            Map.entry("person", List.of(30, 254)),
            Map.entry("bicyclist", List.of(31, 253)),
            Map.entry("motorcyclist", List.of(32, 255)),
            Map.entry("road", List.of(40, 60)),
            Map.entry("parking", List.of(44)),
            Map.entry("sidewalk", List.of(48)),
            Map.entry("other-ground", List.of(49)),
            Map.entry("building", List.of(50)),
            Map.entry("fence", List.of(51)),
            Map.entry("vegetation", List.of(70)),
            Map.entry("trunk", List.of(71)),
            Map.entry("terrain", List.of(72)),
            Map.entry("pole", List.of(80)),
            Map.entry("traffic-sign", List.of(81)));

    private SemanticKittiClasses() {}

    /** Class of each code, −1 for unlabelled ones. */
    static int[] classOfCode() {
        int[] classes = new int[LARGEST_CODE + 1];
        Arrays.fill(classes, -1);
        CODES.forEach((name, codes) -> codes.forEach(code -> classes[code] = NAMES.indexOf(name)));
        return classes;
    }
}
