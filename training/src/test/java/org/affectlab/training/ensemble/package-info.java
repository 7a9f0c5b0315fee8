/** Tests of ensembles. */
@NullMarked
package org.affectlab.training.ensemble;

import org.jspecify.annotations.NullMarked;
