/** Gradient descent: learning-rate schedule, clipping, Adam, averaging of weights. */
@NullMarked
package org.affectlab.training.optimiser;

import org.jspecify.annotations.NullMarked;
