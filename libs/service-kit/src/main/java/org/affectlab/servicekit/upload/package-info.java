/** Bodies read within a byte limit and a memory budget. */
@NullMarked
package org.affectlab.servicekit.upload;

import org.jspecify.annotations.NullMarked;
