/** The HTTP interface: controllers and the records of requests and answers. */
@NullMarked
package org.affectlab.speech.api;

import org.jspecify.annotations.NullMarked;
