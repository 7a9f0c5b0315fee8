/** The engine without anything around it, and the inference library, each as something that can be measured. */
@NullMarked
package org.affectlab.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
