/** Corpora on disk, their digests, and their recordings in memory. */
@NullMarked
package org.affectlab.training.data;

import org.jspecify.annotations.NullMarked;
