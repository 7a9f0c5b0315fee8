/** The command line. */
@NullMarked
package org.affectlab.training.command;

import org.jspecify.annotations.NullMarked;
