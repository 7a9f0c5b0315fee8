/** PCD of the Point Cloud Library: ascii, binary, binary_compressed. */
@NullMarked
package org.affectlab.pointformats.pcd;

import org.jspecify.annotations.NullMarked;
