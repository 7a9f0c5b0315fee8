/** Runs on point clouds: sampling, epochs, checkpoints and resuming, evaluation on every point. */
@NullMarked
package org.affectlab.training.pointcloud.run;

import org.jspecify.annotations.NullMarked;
