/** Acoustic features of labelled corpora as files: what a recogniser is adapted from without the corpora themselves. */
@NullMarked
package org.affectlab.sourcefeatures;

import org.jspecify.annotations.NullMarked;
