/** Work in the background: what a job is, and what an analysis has to be to become one. */
@NullMarked
package org.affectlab.servicekit.jobs;

import org.jspecify.annotations.NullMarked;
