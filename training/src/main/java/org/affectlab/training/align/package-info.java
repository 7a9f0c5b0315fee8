/** Alignment of an unlabelled target corpus with a labelled source corpus. */
@NullMarked
package org.affectlab.training.align;

import org.jspecify.annotations.NullMarked;
