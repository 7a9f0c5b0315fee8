/**
 * Geometry of point clouds on primitive arrays: neighbours, grid subsampling, up-sampling, tiles, and the point sets that a network is fed with.
 * Coordinates are {@code float[3N]}, x y z of one point after the other, in metres from a local origin that the caller keeps as a double; all
 * must be finite ({@link org.affectlab.pointgeometry.FinitePoints} takes the others out). Results depend on the input and the seed alone,
 * never on the number of threads. No dependencies.
 */
@NullMarked
package org.affectlab.pointgeometry;

import org.jspecify.annotations.NullMarked;
