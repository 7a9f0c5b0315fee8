/** PLY: ascii, binary little and big endian. */
@NullMarked
package org.affectlab.pointformats.ply;

import org.jspecify.annotations.NullMarked;
