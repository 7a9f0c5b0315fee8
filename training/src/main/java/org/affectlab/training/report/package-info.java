/** What a finished run leaves to read: Markdown and SVG. */
@NullMarked
package org.affectlab.training.report;

import org.jspecify.annotations.NullMarked;
