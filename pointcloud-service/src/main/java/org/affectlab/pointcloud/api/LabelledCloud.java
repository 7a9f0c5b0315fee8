package org.affectlab.pointcloud.api;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.pointcloud.pipeline.DecodedCloud;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;

/** A file's cloud and its classes, read when a form of an answer is made of them. Thread-safe. */
public interface LabelledCloud {
    /**
     * The classes alone.
     *
     * @param probabilities whether these are wanted, too, where there are any
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED
     */
    Labelled labels(boolean probabilities) throws IOException;

    /**
     * The cloud again.
     *
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED
     */
    Opened open(AttributeSelection attributes) throws IOException;

    /** Whether it can be gone when it is read, which is then a {@link java.nio.file.NoSuchFileException} and nobody's fault. */
    boolean mayExpire();

    /** Classes in memory, which is given back when this is closed. */
    record Labelled(PointLabels labels, Runnable after) implements AutoCloseable {
        @Override
        public void close() {
            after.run();
        }
    }

    /**
     * A cloud in memory until this is closed.
     *
     * @param file from which it was read
     */
    record Opened(Path file, DecodedCloud decoded, Runnable after) implements AutoCloseable {
        PointCloud cloud() {
            return decoded.cloud();
        }

        @Override
        public void close() {
            decoded.close();
            after.run();
        }
    }
}
