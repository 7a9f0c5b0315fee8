/** Bounded access to the bytes of a file. */
@NullMarked
package org.affectlab.pointformats.source;

import org.jspecify.annotations.NullMarked;
