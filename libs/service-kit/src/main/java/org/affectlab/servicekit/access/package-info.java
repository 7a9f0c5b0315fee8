/** Only the gateway gets in, and it says who calls. */
@NullMarked
package org.affectlab.servicekit.access;

import org.jspecify.annotations.NullMarked;
