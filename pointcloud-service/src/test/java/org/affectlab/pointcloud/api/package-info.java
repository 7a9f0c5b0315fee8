@NullMarked
package org.affectlab.pointcloud.api;

import org.jspecify.annotations.NullMarked;
