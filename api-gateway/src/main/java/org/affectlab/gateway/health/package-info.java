/** Readiness of the services behind the gateway. */
@NullMarked
package org.affectlab.gateway.health;

import org.jspecify.annotations.NullMarked;
