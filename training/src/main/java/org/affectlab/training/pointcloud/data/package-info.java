/** Labelled point clouds on disk, in their authors' layouts. */
@NullMarked
package org.affectlab.training.pointcloud.data;

import org.jspecify.annotations.NullMarked;
