@NullMarked
package org.affectlab.pointformats.kitti;

import org.jspecify.annotations.NullMarked;
