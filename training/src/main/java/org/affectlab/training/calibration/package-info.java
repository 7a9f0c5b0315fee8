/** Probabilities that are as frequent as they say: one temperature, found on speakers that a run held out. */
@NullMarked
package org.affectlab.training.calibration;

import org.jspecify.annotations.NullMarked;
