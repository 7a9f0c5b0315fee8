/** Jobs over HTTP. */
@NullMarked
package org.affectlab.servicekit.jobs.web;

import org.jspecify.annotations.NullMarked;
