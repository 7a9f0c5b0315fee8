package org.affectlab.pointcloud.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.ModelManifest;
import org.affectlab.pointcloud.pipeline.ClassVocabulary;
import org.affectlab.pointformats.cloud.PointClass;

/**
 * Reads the classes from a manifest: its labels in their order, and in {@code preprocessing}, each as many as there are labels with commas between them: {@code
 * classIds} (else the labels' places from 0 on), {@code asprsCodes} (else what {@link AsprsCodes} knows by name, else {@value #FIRST_OWN_CODE} plus the id: codes that ASPRS leaves to users), {@code classColours} as {@code #rrggbb} (else
 * hues around the colour circle). Stateless.
 */
final class ManifestVocabulary {
    private static final String IDS = "classIds";
    private static final String CODES = "asprsCodes";
    private static final String COLOURS = "classColours";
    private static final int FIRST_OWN_CODE = 64;

    private ManifestVocabulary() {}

    /** @throws IllegalArgumentException if there are not as many of each, or one is not valid */
    static ClassVocabulary of(ModelManifest manifest) {
        List<String> labels = manifest.labels();
        List<String> ids = items(manifest, IDS);
        List<String> codes = items(manifest, CODES);
        List<String> colours = items(manifest, COLOURS);
        List<PointClass> classes = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            int id = ids.isEmpty() ? label : Integer.parseInt(ids.get(label));
            int code = codes.isEmpty()
                    ? AsprsCodes.of(labels.get(label)).orElse(FIRST_OWN_CODE + id)
                    : Integer.parseInt(codes.get(label));
            classes.add(new PointClass(id, labels.get(label), code));
            shown.add(colours.isEmpty() ? hue(label, labels.size()) : colours.get(label));
        }
        return new ClassVocabulary(classes, shown);
    }

    private static List<String> items(ModelManifest manifest, String name) {
        Object value = manifest.preprocessing().get(name);
        if (value == null) {
            return List.of();
        }
        List<String> items = Arrays.stream(value.toString().split(",", -1))
                .map(String::strip)
                .toList();
        if (items.size() != manifest.labels().size()) {
            throw new IllegalArgumentException("preprocessing." + name + " names " + items.size() + " classes, labels "
                    + manifest.labels().size());
        }
        return items;
    }

    /** Of full saturation, evenly around the circle. */
    private static String hue(int label, int count) {
        double sector = 6.0 * label / count;
        int rising = (int) Math.round(255 * (sector - Math.floor(sector)));
        int falling = 255 - rising;
        int[] rgb =
                switch ((int) sector) {
                    case 0 -> new int[] {255, rising, 0};
                    case 1 -> new int[] {falling, 255, 0};
                    case 2 -> new int[] {0, 255, rising};
                    case 3 -> new int[] {0, falling, 255};
                    case 4 -> new int[] {rising, 0, 255};
                    default -> new int[] {255, 0, falling};
                };
        return String.format("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    }
}
