@NullMarked
package org.affectlab.pointcloud.model;

import org.jspecify.annotations.NullMarked;
