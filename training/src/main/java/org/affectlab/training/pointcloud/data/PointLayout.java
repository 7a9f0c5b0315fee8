package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.nio.file.Path;

/** How a data set lies on disk. Stateless. */
interface PointLayout {
    /** For people. */
    String description();

    boolean matches(Path folder) throws IOException;

    /** @throws IOException if the folder is not what the layout says */
    PointDataset read(Path folder) throws IOException;
}
