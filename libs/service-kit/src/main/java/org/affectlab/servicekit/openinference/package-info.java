/** The Open Inference Protocol, version 2: models at the level of their tensors, in JSON and in binary, for any client of the protocol. */
@NullMarked
package org.affectlab.servicekit.openinference;

import org.jspecify.annotations.NullMarked;
