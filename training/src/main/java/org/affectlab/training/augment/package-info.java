/** Windows of a recording and the random changes that training makes to them. Pure Java, seeded. */
@NullMarked
package org.affectlab.training.augment;

import org.jspecify.annotations.NullMarked;
