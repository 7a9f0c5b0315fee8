@NullMarked
package org.affectlab.pointformats.las;

import org.jspecify.annotations.NullMarked;
