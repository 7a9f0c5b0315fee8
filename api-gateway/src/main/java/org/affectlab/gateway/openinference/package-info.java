/** The Open Inference Protocol over all services: one index, and every model's calls to the service that serves it. */
@NullMarked
package org.affectlab.gateway.openinference;

import org.jspecify.annotations.NullMarked;
