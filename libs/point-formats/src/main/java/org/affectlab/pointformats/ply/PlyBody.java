package org.affectlab.pointformats.ply;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.columns.ColumnSet;

/** The data after the header, read forwards. Time and memory are bounded by the file's length. */
interface PlyBody {
    /** Passes all of an element. */
    void skip(PlyElement element) throws IOException, PointCloudException;

    /** Says that the file is truncated where it cannot hold so many of the element. */
    void requireRoom(PlyElement element) throws PointCloudException;

    /** Reads all vertices into the columns of their single values, in the order of the properties. */
    void read(PlyElement vertex, int points, ColumnSet columns) throws IOException, PointCloudException;

    /** Whether anything but white space follows. */
    boolean hasMore() throws IOException, PointCloudException;

    static void requireRoom(PlyElement element, long room, long fewestBytes) throws PointCloudException {
        if (fewestBytes > 0 && element.count() > room / fewestBytes) {
            throw PointCloudException.truncated(
                    "The PLY announces " + element.count() + " vertices, the file has room for " + room / fewestBytes
                            + " at most",
                    element.count(),
                    room / fewestBytes);
        }
    }
}
