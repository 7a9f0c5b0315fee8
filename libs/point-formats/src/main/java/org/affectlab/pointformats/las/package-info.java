/** ASPRS LAS 1.0 to 1.4: headers, variable length records, point records, extra bytes. */
@NullMarked
package org.affectlab.pointformats.las;

import org.jspecify.annotations.NullMarked;
