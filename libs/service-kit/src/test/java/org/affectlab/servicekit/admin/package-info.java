/** Tests of the admin guard. */
@NullMarked
package org.affectlab.servicekit.admin;

import org.jspecify.annotations.NullMarked;
