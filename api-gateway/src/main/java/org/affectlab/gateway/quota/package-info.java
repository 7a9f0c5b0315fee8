/** How much a caller may ask for. */
@NullMarked
package org.affectlab.gateway.quota;

import org.jspecify.annotations.NullMarked;
