@NullMarked
package org.affectlab.access;

import org.jspecify.annotations.NullMarked;
