/** Recordings written in the forms that laboratories have, to compare answers to them. Not used by services. */
@NullMarked
package org.affectlab.media.encoding;

import org.jspecify.annotations.NullMarked;
