/** The bounded queue of a model and the way of a batch through it. Internal to this library: services use {@code serving}. */
@NullMarked
package org.affectlab.inference.batching;

import org.jspecify.annotations.NullMarked;
