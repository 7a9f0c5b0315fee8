/** A tiny project on points that the tests share. */
@NullMarked
package org.affectlab.training.pointcloud;

import org.jspecify.annotations.NullMarked;
