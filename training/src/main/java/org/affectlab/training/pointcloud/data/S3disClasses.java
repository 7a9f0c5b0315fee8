package org.affectlab.training.pointcloud.data;

import java.util.List;

/** The classes of S3DIS in their authors' order (STPC, section e). */
final class S3disClasses {
    static final List<String> NAMES = List.of(
            "ceiling",
            "floor",
            "wall",
            "beam",
            "column",
            "window",
            "door",
            "table",
            "chair",
            "sofa",
            "bookcase",
            "board",
            "clutter");

    /** Tested on by the usual protocol. */
    static final String HELD_OUT = "Area_5";

    private S3disClasses() {}

    /** The class of an object by the name of its file; unknown names are clutter (code: RandLA-Net). */
    static int of(String object) {
        int label = NAMES.indexOf(object);
        return label < 0 ? NAMES.indexOf("clutter") : label;
    }
}
