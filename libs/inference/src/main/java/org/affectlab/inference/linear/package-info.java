/** Linear models: a scaled affine map from features to scores, in plain Java. */
@NullMarked
package org.affectlab.inference.linear;

import org.jspecify.annotations.NullMarked;
