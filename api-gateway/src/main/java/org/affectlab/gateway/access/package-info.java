/** Who calls and what that caller may do: decided here, told to the services with a signed token. */
@NullMarked
package org.affectlab.gateway.access;

import org.jspecify.annotations.NullMarked;
