package org.affectlab.training.pointcloud.run;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.PointDataset;

/** Whether the classes that settings name are classes of the data, without which a run would learn nothing of them and not say so. Stateless. */
final class DataClasses {
    private DataClasses() {}

    /**
     * Every label must be a class of the data or what one is merged into, and every class that is merged a class of the data.
     *
     * @throws IOException with both lists if one is not
     */
    static void check(PointSettings settings, PointDataset dataset) throws IOException {
        List<String> merged =
                settings.merge().stream().map(PointSettings.Merge::from).toList();
        Predicate<String> made =
                label -> settings.merge().stream().anyMatch(pair -> pair.to().equals(label));
        List<String> unknown = Stream.concat(settings.labels().stream().filter(made.negate()), merged.stream())
                .filter(name -> !dataset.classes().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IOException(
                    "settings " + settings.name() + " do not fit " + dataset.name() + ", which has no class "
                            + String.join(", ", unknown) + ": the settings' labels are " + settings.labels()
                            + (merged.isEmpty() ? "" : ", merged into them " + merged) + ", the data's classes "
                            + dataset.classes());
        }
    }
}
