/** Networks on points under training: forward, backward, probabilities. */
@NullMarked
package org.affectlab.training.pointcloud.network;

import org.jspecify.annotations.NullMarked;
