/** The command line: {@code bench}, {@code overload}, {@code abuse} and {@code soak}. */
@NullMarked
package org.affectlab.benchmarks.command;

import org.jspecify.annotations.NullMarked;
