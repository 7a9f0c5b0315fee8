/** What the process occupies outside the Java heap. */
@NullMarked
package org.affectlab.inference.memory;

import org.jspecify.annotations.NullMarked;
