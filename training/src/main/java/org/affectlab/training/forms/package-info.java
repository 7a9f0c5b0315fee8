/** How much a model's answer depends on the form in which a recording is stored. */
@NullMarked
package org.affectlab.training.forms;

import org.jspecify.annotations.NullMarked;
