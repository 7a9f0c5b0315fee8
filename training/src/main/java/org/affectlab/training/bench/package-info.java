/** Measures how models are served best on this machine. */
@NullMarked
package org.affectlab.training.bench;

import org.jspecify.annotations.NullMarked;
