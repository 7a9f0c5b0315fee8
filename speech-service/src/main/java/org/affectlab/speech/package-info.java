/** Emotion in speech over HTTP. */
@NullMarked
package org.affectlab.speech;

import org.jspecify.annotations.NullMarked;
