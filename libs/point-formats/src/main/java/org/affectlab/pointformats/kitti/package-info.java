/** Scans and labels of KITTI and SemanticKITTI. */
@NullMarked
package org.affectlab.pointformats.kitti;

import org.jspecify.annotations.NullMarked;
