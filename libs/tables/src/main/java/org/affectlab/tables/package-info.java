/** Tables of text that people write. */
@NullMarked
package org.affectlab.tables;

import org.jspecify.annotations.NullMarked;
