/** The gateway's own errors as RFC 9457 problems. */
@NullMarked
package org.affectlab.gateway.problems;

import org.jspecify.annotations.NullMarked;
