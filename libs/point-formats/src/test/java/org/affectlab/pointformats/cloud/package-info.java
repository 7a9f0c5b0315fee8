@NullMarked
package org.affectlab.pointformats.cloud;

import org.jspecify.annotations.NullMarked;
