package org.affectlab.pointformats.cloud;

/**
 * One number for each point, in the order of the file. Never changes; safe for use by many threads.
 *
 * <p>Held in a primitive array of the file's own type, see {@link ScalarType}.
 */
public interface PointValues {
    /** The type in the file. */
    ScalarType type();

    int size();

    /**
     * The value of a point, unsigned types as numbers from 0 on.
     *
     * @throws IndexOutOfBoundsException when the index is not in [0, size)
     */
    double get(int index);

    /** Bytes that these values take in memory. */
    default long bytes() {
        return (long) size() * type().bytes();
    }
}
