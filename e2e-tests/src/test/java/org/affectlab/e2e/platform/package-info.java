/** The platform as it runs for the tests: child processes, their ports, logs and memory. */
@NullMarked
package org.affectlab.e2e.platform;

import org.jspecify.annotations.NullMarked;
