/** Who may change what a service serves. */
@NullMarked
package org.affectlab.servicekit.admin;

import org.jspecify.annotations.NullMarked;
