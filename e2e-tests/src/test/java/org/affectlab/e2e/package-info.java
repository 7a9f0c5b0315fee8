/** The whole platform from outside, through the gateway. */
@NullMarked
package org.affectlab.e2e;

import org.jspecify.annotations.NullMarked;
