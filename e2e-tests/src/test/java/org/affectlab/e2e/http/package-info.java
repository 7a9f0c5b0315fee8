/** Requests to the gateway and what its answers must look like. */
@NullMarked
package org.affectlab.e2e.http;

import org.jspecify.annotations.NullMarked;
