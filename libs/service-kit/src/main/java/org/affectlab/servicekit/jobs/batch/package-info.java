/** Many uploads in one archive: one job, and for each of them an answer or a problem. */
@NullMarked
package org.affectlab.servicekit.jobs.batch;

import org.jspecify.annotations.NullMarked;
