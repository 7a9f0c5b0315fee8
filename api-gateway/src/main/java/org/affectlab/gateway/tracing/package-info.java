/** W3C trace context and the access log. */
@NullMarked
package org.affectlab.gateway.tracing;

import org.jspecify.annotations.NullMarked;
