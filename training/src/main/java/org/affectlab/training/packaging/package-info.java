/** From a finished run to a package that the services serve. */
@NullMarked
package org.affectlab.training.packaging;

import org.jspecify.annotations.NullMarked;
