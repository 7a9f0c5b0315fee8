@NullMarked
package org.affectlab.servicekit.problem;

import org.jspecify.annotations.NullMarked;
