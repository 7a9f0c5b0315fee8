/** The point cloud that every reader gives and every writer takes, limits and errors. */
@NullMarked
package org.affectlab.pointformats.cloud;

import org.jspecify.annotations.NullMarked;
