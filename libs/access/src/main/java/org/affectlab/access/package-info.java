/** Who calls, what that caller may do, and how the gateway tells the services. No Spring. */
@NullMarked
package org.affectlab.access;

import org.jspecify.annotations.NullMarked;
