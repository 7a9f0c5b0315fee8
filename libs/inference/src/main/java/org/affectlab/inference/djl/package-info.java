/** The PyTorch engine through DJL. */
@NullMarked
package org.affectlab.inference.djl;

import org.jspecify.annotations.NullMarked;
