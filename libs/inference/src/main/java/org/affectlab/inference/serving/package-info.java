/** Models behind queues: life cycle of a model and the repository of all packages. */
@NullMarked
package org.affectlab.inference.serving;

import org.jspecify.annotations.NullMarked;
