@NullMarked
package org.affectlab.pointcloud.pipeline;

import org.jspecify.annotations.NullMarked;
