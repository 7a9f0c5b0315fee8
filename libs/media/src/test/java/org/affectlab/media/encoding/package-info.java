@NullMarked
package org.affectlab.media.encoding;

import org.jspecify.annotations.NullMarked;
