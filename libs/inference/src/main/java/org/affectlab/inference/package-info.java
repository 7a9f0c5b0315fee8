/** Model packages, the PyTorch engine and dynamic batching. */
@NullMarked
package org.affectlab.inference;

import org.jspecify.annotations.NullMarked;
