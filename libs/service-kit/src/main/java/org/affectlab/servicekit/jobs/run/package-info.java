/** Who works on jobs, and who takes up the work of those that died. */
@NullMarked
package org.affectlab.servicekit.jobs.run;

import org.jspecify.annotations.NullMarked;
