/** The time that a request has left. */
@NullMarked
package org.affectlab.servicekit.deadline;

import org.jspecify.annotations.NullMarked;
