@NullMarked
package org.affectlab.pointcloud.config;

import org.jspecify.annotations.NullMarked;
