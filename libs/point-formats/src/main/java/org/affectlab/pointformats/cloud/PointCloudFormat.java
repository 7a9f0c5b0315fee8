package org.affectlab.pointformats.cloud;

/** The formats that are told apart. What is not readable is recognised so that a refusal can name it. */
public enum PointCloudFormat {
    PLY("PLY", true),
    PCD("PCD", true),
    LAS("LAS", true),
    /** LASzip-compressed LAS, COPC included. */
    LAZ("LAZ", true),
    /** Text with a point a line: XYZ, CSV, ASC. */
    TEXT("text", true),
    /** Text whose first line is the number of points. */
    PTS("PTS", true),
    /** Text of a gridded scan with its poses. */
    PTX("PTX", true),
    NPY("NPY", true),
    NPZ("NPZ", true),
    /** Little-endian floats x, y, z, reflectance, without a header. */
    KITTI_BIN("KITTI BIN", true),
    E57("E57", false),
    OBJ("OBJ", false);

    private final String title;
    private final boolean readable;

    PointCloudFormat(String title, boolean readable) {
        this.title = title;
        this.readable = readable;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    public boolean isReadable() {
        return readable;
    }
}
