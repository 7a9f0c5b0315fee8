@NullMarked
package org.affectlab.servicekit.limits;

import org.jspecify.annotations.NullMarked;
