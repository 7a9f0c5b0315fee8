/** The LASzip compression of LAS point records, both ways, in pure Java. */
@NullMarked
package org.affectlab.pointformats.laz;

import org.jspecify.annotations.NullMarked;
