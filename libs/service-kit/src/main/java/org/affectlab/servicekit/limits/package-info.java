/** The limits in force, and where they can be read. */
@NullMarked
package org.affectlab.servicekit.limits;

import org.jspecify.annotations.NullMarked;
