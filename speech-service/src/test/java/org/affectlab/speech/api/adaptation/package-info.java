/** Tests of adaptation. */
@NullMarked
package org.affectlab.speech.api.adaptation;

import org.jspecify.annotations.NullMarked;
