/** Tests of the Open Inference Protocol's parser and writer, without a server. */
@NullMarked
package org.affectlab.servicekit.openinference;

import org.jspecify.annotations.NullMarked;
