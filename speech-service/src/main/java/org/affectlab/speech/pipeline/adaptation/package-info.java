/** From features of labelled and of unlabelled recordings to a recogniser for the latter. Pure Java; matrices are features × recordings. */
@NullMarked
package org.affectlab.speech.pipeline.adaptation;

import org.jspecify.annotations.NullMarked;
