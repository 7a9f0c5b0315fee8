package org.affectlab.training.pointcloud.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One scene of a data set, not yet read.
 *
 * @param name that no other scene of the data set has
 * @param group that it belongs to, such as {@code Area_5}; the scene's own name where there are no groups
 * @param heldOut whether the data's own split holds it out
 * @param files that it is made of, for the digest
 * @param reader reads it
 */
public record SceneSource(String name, String group, boolean heldOut, List<Path> files, Reader reader) {
    public SceneSource {
        requireNonNull(name, "name is null");
        requireNonNull(group, "group is null");
        files = List.copyOf(files);
        requireNonNull(reader, "reader is null");
    }

    /** @throws IOException if a file cannot be read or is not what the layout says */
    public LabelledCloud read() throws IOException {
        return reader.read();
    }

    /** How a scene is read. */
    @FunctionalInterface
    public interface Reader {
        LabelledCloud read() throws IOException;
    }
}
