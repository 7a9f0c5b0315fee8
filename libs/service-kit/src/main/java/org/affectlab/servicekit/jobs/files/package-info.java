/** Where inputs and results of jobs are kept. */
@NullMarked
package org.affectlab.servicekit.jobs.files;

import org.jspecify.annotations.NullMarked;
