/** Primitive arrays that are filled while a file is read. */
@NullMarked
package org.affectlab.pointformats.columns;

import org.jspecify.annotations.NullMarked;
