/** JMH benchmarks of single parts of the runtime. */
@NullMarked
package org.affectlab.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
