/** Targets, tables and the files under {@code docs/results} that hold them. */
@NullMarked
package org.affectlab.benchmarks.report;

import org.jspecify.annotations.NullMarked;
