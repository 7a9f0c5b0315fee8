/** Runs: epochs, checkpoints and resuming, evaluation, progress and logs. */
@NullMarked
package org.affectlab.training.run;

import org.jspecify.annotations.NullMarked;
