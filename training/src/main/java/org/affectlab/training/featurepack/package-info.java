/** Features of whole corpora for a service that adapts from them. */
@NullMarked
package org.affectlab.training.featurepack;

import org.jspecify.annotations.NullMarked;
