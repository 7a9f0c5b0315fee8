/** From a decoded cloud to the class of every point. Plain Java. */
@NullMarked
package org.affectlab.pointcloud.pipeline;

import org.jspecify.annotations.NullMarked;
