/**
 * Acoustic parameter sets of speech, computed from their published definitions: contours (low-level descriptors) and functionals over them. 16 kHz
 * mono in. Recordings are read as they come: memory does not grow with their length. No Spring, no engine.
 */
@NullMarked
package org.affectlab.acoustics;

import org.jspecify.annotations.NullMarked;
