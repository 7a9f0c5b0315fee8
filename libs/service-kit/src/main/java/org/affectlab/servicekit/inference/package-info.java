/** The operators' view of models, workers, queues and native memory. */
@NullMarked
package org.affectlab.servicekit.inference;

import org.jspecify.annotations.NullMarked;
