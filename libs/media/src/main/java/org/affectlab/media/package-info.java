/** Decoding of audio from memory or a stream, bounded in time and memory. */
@NullMarked
package org.affectlab.media;

import org.jspecify.annotations.NullMarked;
