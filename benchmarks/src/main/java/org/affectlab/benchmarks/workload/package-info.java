/** The requests that are sent to a platform, and how their answers are judged. */
@NullMarked
package org.affectlab.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
