@NullMarked
package org.affectlab.pointformats;

import org.jspecify.annotations.NullMarked;
