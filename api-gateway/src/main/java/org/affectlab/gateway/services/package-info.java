/** What the gateway itself asks of its services, and their answers joined. */
@NullMarked
package org.affectlab.gateway.services;

import org.jspecify.annotations.NullMarked;
