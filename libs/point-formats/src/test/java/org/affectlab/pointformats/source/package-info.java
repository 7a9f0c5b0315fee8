@NullMarked
package org.affectlab.pointformats.source;

import org.jspecify.annotations.NullMarked;
