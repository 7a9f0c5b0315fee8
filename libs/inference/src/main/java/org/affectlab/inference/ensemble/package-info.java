/** Models that are the mean of other packages' answers. */
@NullMarked
package org.affectlab.inference.ensemble;

import org.jspecify.annotations.NullMarked;
