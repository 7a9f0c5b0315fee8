/** Small questions that the gateway itself asks its services. */
@NullMarked
package org.affectlab.gateway.services;

import org.jspecify.annotations.NullMarked;
