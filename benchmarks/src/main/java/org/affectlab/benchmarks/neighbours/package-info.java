/** Nearest neighbours of point clouds, by this project and by others. */
@NullMarked
package org.affectlab.benchmarks.neighbours;

import org.jspecify.annotations.NullMarked;
