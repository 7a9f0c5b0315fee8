/** What every operation has in the interface description. */
@NullMarked
package org.affectlab.servicekit.openapi;

import org.jspecify.annotations.NullMarked;
