/** What the gateway does when a service fails or time runs out. */
@NullMarked
package org.affectlab.gateway.resilience;

import org.jspecify.annotations.NullMarked;
