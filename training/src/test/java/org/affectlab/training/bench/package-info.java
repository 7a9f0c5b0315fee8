@NullMarked
package org.affectlab.training.bench;

import org.jspecify.annotations.NullMarked;
