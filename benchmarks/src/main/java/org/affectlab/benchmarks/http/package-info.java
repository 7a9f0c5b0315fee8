/** A load generator that costs little: HTTP/1.1 over a selector, with requests that are bytes before the clock starts. */
@NullMarked
package org.affectlab.benchmarks.http;

import org.jspecify.annotations.NullMarked;
