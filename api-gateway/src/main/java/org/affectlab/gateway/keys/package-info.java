/** API keys: their text, the file that keeps their digests, and the command that makes and revokes them. */
@NullMarked
package org.affectlab.gateway.keys;

import org.jspecify.annotations.NullMarked;
