/** Recordings for the tests: fixtures of the repository, and WAV files made here. */
@NullMarked
package org.affectlab.e2e.audio;

import org.jspecify.annotations.NullMarked;
