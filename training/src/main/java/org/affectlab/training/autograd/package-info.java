/** Care that libtorch's automatic differentiation needs from Java. */
@NullMarked
package org.affectlab.training.autograd;

import org.jspecify.annotations.NullMarked;
