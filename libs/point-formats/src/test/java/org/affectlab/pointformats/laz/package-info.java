@NullMarked
package org.affectlab.pointformats.laz;

import org.jspecify.annotations.NullMarked;
