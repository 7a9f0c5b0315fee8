/** Where jobs are kept: a table that alone says what has become of a job. */
@NullMarked
package org.affectlab.servicekit.jobs.store;

import org.jspecify.annotations.NullMarked;
