@NullMarked
package org.affectlab.training.foreign;

import org.jspecify.annotations.NullMarked;
