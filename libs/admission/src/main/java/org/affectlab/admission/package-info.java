/** Who may have work under way at a time. No Spring, no HTTP: the gateway and the services share it. */
@NullMarked
package org.affectlab.admission;

import org.jspecify.annotations.NullMarked;
