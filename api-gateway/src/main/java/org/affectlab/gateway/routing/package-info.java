/** The way of a request through the gateway to a service: limits, timeouts, pool, headers. */
@NullMarked
package org.affectlab.gateway.routing;

import org.jspecify.annotations.NullMarked;
