/** The rules that keep the house in its shape, checked on the compiled classes of every module. */
@NullMarked
package org.affectlab.architecture;

import org.jspecify.annotations.NullMarked;
