/** From a finished run on point clouds to a package that the services serve. */
@NullMarked
package org.affectlab.training.pointcloud.packaging;

import org.jspecify.annotations.NullMarked;
