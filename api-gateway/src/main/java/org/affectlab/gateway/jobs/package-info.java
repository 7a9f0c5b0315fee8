/** The jobs of all services: each by its name at the service that has it, and all of a caller's together. */
@NullMarked
package org.affectlab.gateway.jobs;

import org.jspecify.annotations.NullMarked;
