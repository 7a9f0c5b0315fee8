package org.affectlab.pointcloud.pipeline;

/** Who said what the coordinates count in. */
public enum UnitsSource {
    /** The client. */
    PARAMETER,
    /** The file's coordinate reference system. */
    FILE,
    /** Nobody: metres. */
    ASSUMED
}
