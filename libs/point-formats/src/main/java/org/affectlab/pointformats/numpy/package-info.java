/** NumPy's NPY and NPZ. */
@NullMarked
package org.affectlab.pointformats.numpy;

import org.jspecify.annotations.NullMarked;
