package org.affectlab.pointcloud.api;

import java.io.IOException;
import java.nio.file.Path;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;

/** A file's cloud and its classes, read when a form of an answer is made of them. Thread-safe. */
public interface LabelledCloud {
    /** The classes alone. */
    PointLabels labels() throws IOException;

    /**
     * The cloud again.
     *
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED
     */
    Opened open(AttributeSelection attributes) throws IOException;

    /** In memory until it is closed. */
    interface Opened extends AutoCloseable {
        /** From which it was read. */
        Path file();

        PointCloud cloud();

        @Override
        void close();
    }
}
