package org.affectlab.servicekit.negotiation;

/** The media types of point clouds, and of arrays. */
public final class CloudMediaTypes {
    /** NumPy's. */
    public static final String NPY = "application/x-npy";

    public static final String LAS = "application/vnd.las";
    public static final String LAZ = "application/vnd.laszip";
    public static final String PLY = "application/ply";

    private CloudMediaTypes() {}
}
