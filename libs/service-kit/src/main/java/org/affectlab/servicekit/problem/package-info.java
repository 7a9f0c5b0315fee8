/** Errors as RFC 9457 problems: one vocabulary, one exception, one place that writes them. */
@NullMarked
package org.affectlab.servicekit.problem;

import org.jspecify.annotations.NullMarked;
