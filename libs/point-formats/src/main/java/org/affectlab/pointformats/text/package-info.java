/** Text with one point a line: XYZ, CSV, PTS, PTX. */
@NullMarked
package org.affectlab.pointformats.text;

import org.jspecify.annotations.NullMarked;
