/** Packages of trained networks put together into packages that name them. */
@NullMarked
package org.affectlab.training.ensemble;

import org.jspecify.annotations.NullMarked;
