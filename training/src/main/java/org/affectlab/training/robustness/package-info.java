/** How far a package stays with its answer when a recording is louder, noisier, narrower, packed or padded. */
@NullMarked
package org.affectlab.training.robustness;

import org.jspecify.annotations.NullMarked;
