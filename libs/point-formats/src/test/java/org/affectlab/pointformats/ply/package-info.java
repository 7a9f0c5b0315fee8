@NullMarked
package org.affectlab.pointformats.ply;

import org.jspecify.annotations.NullMarked;
