/** Reading and writing of point clouds in the file formats of the field: the entry points. */
@NullMarked
package org.affectlab.pointformats;

import org.jspecify.annotations.NullMarked;
