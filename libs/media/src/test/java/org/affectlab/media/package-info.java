@NullMarked
package org.affectlab.media;

import org.jspecify.annotations.NullMarked;
