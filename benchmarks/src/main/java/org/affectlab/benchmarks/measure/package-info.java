/** Times, memory and processor shares, and what follows from them. */
@NullMarked
package org.affectlab.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
