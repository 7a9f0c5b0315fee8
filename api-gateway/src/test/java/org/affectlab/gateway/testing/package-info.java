/** A running gateway, services to put behind it, and clients that behave well or badly. */
@NullMarked
package org.affectlab.gateway.testing;

import org.jspecify.annotations.NullMarked;
