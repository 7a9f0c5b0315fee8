package org.affectlab.training.pointcloud.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affectlab.training.pointcloud.config.PointProtocol;
import org.affectlab.training.pointcloud.data.PointDataset;
import org.affectlab.training.pointcloud.data.SceneSource;

/**
 * Which scenes one training uses for what.
 *
 * @param number from 1; 0 when nothing is held out
 * @param name for people: the groups or scenes held out
 */
public record PointFold(int number, String name, List<SceneSource> training, List<SceneSource> heldOut) {
    public PointFold {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
        if (training.isEmpty()) {
            throw new IllegalArgumentException("no scene to train on");
        }
    }

    /**
     * The folds of a protocol, in order.
     *
     * @throws IllegalArgumentException if a name is unknown, a side would be empty, or the data have no split of their own
     */
    public static List<PointFold> of(PointProtocol protocol, PointDataset dataset) {
        return switch (protocol.kind()) {
            case ALL -> List.of(new PointFold(0, "nothing", dataset.scenes(), List.of()));
            case LISTED ->
                List.of(fold(
                        1,
                        dataset,
                        dataset.scenes().stream().filter(SceneSource::heldOut).toList()));
            case LEAVE_OUT -> List.of(fold(1, dataset, named(protocol.heldOut(), dataset)));
            case FOLDS -> {
                List<PointFold> folds = new ArrayList<>();
                for (String group : dataset.groups()) {
                    folds.add(fold(folds.size() + 1, dataset, named(List.of(group), dataset)));
                }
                yield List.copyOf(folds);
            }
        };
    }

    private static List<SceneSource> named(List<String> names, PointDataset dataset) {
        for (String name : names) {
            if (dataset.scenes().stream()
                    .noneMatch(
                            scene -> scene.name().equals(name) || scene.group().equals(name))) {
                throw new IllegalArgumentException(dataset.name() + " has no scene or group " + name);
            }
        }
        return dataset.scenes().stream()
                .filter(scene -> names.contains(scene.name()) || names.contains(scene.group()))
                .toList();
    }

    private static PointFold fold(int number, PointDataset dataset, List<SceneSource> heldOut) {
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException(
                    dataset.name() + " holds out no scene of itself: name those to leave out");
        }
        Set<SceneSource> out = Set.copyOf(heldOut);
        List<String> groups =
                heldOut.stream().map(SceneSource::group).distinct().toList();
        boolean wholeGroups =
                dataset.scenes().stream().allMatch(scene -> out.contains(scene) == groups.contains(scene.group()));
        return new PointFold(
                number,
                String.join(
                        ", ",
                        wholeGroups
                                ? groups
                                : heldOut.stream().map(SceneSource::name).toList()),
                dataset.scenes().stream().filter(scene -> !out.contains(scene)).toList(),
                heldOut);
    }
}
