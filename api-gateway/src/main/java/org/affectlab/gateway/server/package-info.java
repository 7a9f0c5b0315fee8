/** What the gateway adds to Netty's server pipeline beneath WebFlux. */
@NullMarked
package org.affectlab.gateway.server;

import org.jspecify.annotations.NullMarked;
