package org.affectlab.pointformats;

import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.las.LasWriter;
import org.affectlab.pointformats.numpy.NpyWriter;
import org.affectlab.pointformats.ply.PlyWriter;
import org.affectlab.pointformats.text.CsvWriter;

/** The formats that segmented clouds are written in; each writer says what it keeps. */
public enum OutputFormat {
    LAS("las"),
    LAZ("laz"),
    PLY("ply"),
    /** Class ids alone. */
    NPY("npy"),
    CSV("csv");

    private final String fileEnding;

    OutputFormat(String fileEnding) {
        this.fileEnding = fileEnding;
    }

    /** Without a dot. */
    public String fileEnding() {
        return fileEnding;
    }

    public PointCloudWriter writer() {
        return switch (this) {
            case LAS -> new LasWriter(false);
            case LAZ -> new LasWriter(true);
            case PLY -> new PlyWriter();
            case NPY -> new NpyWriter();
            case CSV -> new CsvWriter();
        };
    }
}
