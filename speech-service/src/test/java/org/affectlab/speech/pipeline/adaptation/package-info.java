/** Tests of adaptation. */
@NullMarked
package org.affectlab.speech.pipeline.adaptation;

import org.jspecify.annotations.NullMarked;
