/** The trainable archive: its parameters, their initialisation, forward and backward passes. */
@NullMarked
package org.affectlab.training.network;

import org.jspecify.annotations.NullMarked;
