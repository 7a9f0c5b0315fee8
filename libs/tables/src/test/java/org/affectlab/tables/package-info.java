/** Tests of tables. */
@NullMarked
package org.affectlab.tables;

import org.jspecify.annotations.NullMarked;
