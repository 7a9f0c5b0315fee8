/** The command line that trains, evaluates and packages. */
@NullMarked
package org.affectlab.training;

import org.jspecify.annotations.NullMarked;
