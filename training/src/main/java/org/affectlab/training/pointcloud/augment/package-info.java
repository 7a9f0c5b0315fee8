/** Random changes to training inputs of networks on points. */
@NullMarked
package org.affectlab.training.pointcloud.augment;

import org.jspecify.annotations.NullMarked;
