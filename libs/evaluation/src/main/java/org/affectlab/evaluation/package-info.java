/** Metrics and protocols, the one place where a quality figure is computed. */
@NullMarked
package org.affectlab.evaluation;

import org.jspecify.annotations.NullMarked;
