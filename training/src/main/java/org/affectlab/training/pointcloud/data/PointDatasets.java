package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens a data set, whose layout its folder shows. Stateless. */
public final class PointDatasets {
    private final List<PointLayout> layouts = List.of(
            ListedTiles.lidarHd(),
            ListedTiles.isprsGround(),
            ListedTiles.kittiRoadObjects(),
            ListedTiles.tableTop(),
            new S3disLayout(),
            new S3disRoomsLayout(),
            new Semantic3dLayout(),
            new SemanticKittiLayout());

    /** @throws IOException if the folder has no known layout, or is not what its layout says */
    public PointDataset open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        for (PointLayout layout : layouts) {
            if (layout.matches(folder)) {
                return layout.read(folder);
            }
        }
        throw new IOException(folder + " has none of the known layouts: "
                + layouts.stream().map(PointLayout::description).collect(Collectors.joining("; ")));
    }
}
