/** Finished runs in words, tables and pictures. */
@NullMarked
package org.affectlab.training.report;

import org.jspecify.annotations.NullMarked;
