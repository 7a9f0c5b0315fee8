/** Tells others of the end of a job by calling an address of theirs. */
@NullMarked
package org.affectlab.servicekit.jobs.webhook;

import org.jspecify.annotations.NullMarked;
