/** Adaptation over HTTP: the job, what goes into it and what comes out. */
@NullMarked
package org.affectlab.speech.api.adaptation;

import org.jspecify.annotations.NullMarked;
