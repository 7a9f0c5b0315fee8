/** Who sent a request, whether it is still there, and how long it waits. */
@NullMarked
package org.affectlab.servicekit.client;

import org.jspecify.annotations.NullMarked;
