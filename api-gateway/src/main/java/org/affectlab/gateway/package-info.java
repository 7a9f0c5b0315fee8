/** The one door to the services. */
@NullMarked
package org.affectlab.gateway;

import org.jspecify.annotations.NullMarked;
