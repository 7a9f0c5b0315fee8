@NullMarked
package org.affectlab.pointformats.numpy;

import org.jspecify.annotations.NullMarked;
