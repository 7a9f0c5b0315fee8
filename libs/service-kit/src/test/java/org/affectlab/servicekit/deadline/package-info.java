@NullMarked
package org.affectlab.servicekit.deadline;

import org.jspecify.annotations.NullMarked;
