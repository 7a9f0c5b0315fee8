package org.affectlab.pointscenes;

/** Which point of a scene speaks for a point of the cloud. */
public enum Projection {
    /** The nearest one (code: RandLA-Net). */
    NEAREST,
    /** That of its own voxel; takes no time (our choice). */
    VOXEL
}
