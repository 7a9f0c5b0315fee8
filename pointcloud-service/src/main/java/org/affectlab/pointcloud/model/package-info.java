/** Translation between inputs of a scene and the tensors of a model. */
@NullMarked
package org.affectlab.pointcloud.model;

import org.jspecify.annotations.NullMarked;
