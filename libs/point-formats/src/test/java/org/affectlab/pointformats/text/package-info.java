@NullMarked
package org.affectlab.pointformats.text;

import org.jspecify.annotations.NullMarked;
