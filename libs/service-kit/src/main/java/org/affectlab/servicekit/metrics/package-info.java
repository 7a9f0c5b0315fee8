/** Common settings of the meters. */
@NullMarked
package org.affectlab.servicekit.metrics;

import org.jspecify.annotations.NullMarked;
