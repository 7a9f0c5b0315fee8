/** Who is let in while the service is busy: refused early and cheaply, or answered. */
@NullMarked
package org.affectlab.servicekit.admission;

import org.jspecify.annotations.NullMarked;
