/** Requests that no client should send, and what has to come back. */
@NullMarked
package org.affectlab.benchmarks.abuse;

import org.jspecify.annotations.NullMarked;
