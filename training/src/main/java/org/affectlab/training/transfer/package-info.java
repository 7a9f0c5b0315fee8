/** Transfer regression on acoustic features from one corpus to another: AKTLR beside plain regression and alignment alone. */
@NullMarked
package org.affectlab.training.transfer;

import org.jspecify.annotations.NullMarked;
