@NullMarked
package org.affectlab.pointformats.pcd;

import org.jspecify.annotations.NullMarked;
