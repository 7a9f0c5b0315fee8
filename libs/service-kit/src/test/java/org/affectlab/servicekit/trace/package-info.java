@NullMarked
package org.affectlab.servicekit.trace;

import org.jspecify.annotations.NullMarked;
