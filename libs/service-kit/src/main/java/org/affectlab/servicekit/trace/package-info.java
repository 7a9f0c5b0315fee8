/** The id that ties a request, its log lines and its problem together. */
@NullMarked
package org.affectlab.servicekit.trace;

import org.jspecify.annotations.NullMarked;
