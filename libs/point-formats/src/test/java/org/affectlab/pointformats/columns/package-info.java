@NullMarked
package org.affectlab.pointformats.columns;

import org.jspecify.annotations.NullMarked;
