/** Java's numbers against independent ones. */
@NullMarked
package org.affectlab.e2e.parity;

import org.jspecify.annotations.NullMarked;
