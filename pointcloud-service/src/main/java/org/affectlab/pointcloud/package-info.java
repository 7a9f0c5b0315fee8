/** Segmentation of point clouds over HTTP. */
@NullMarked
package org.affectlab.pointcloud;

import org.jspecify.annotations.NullMarked;
