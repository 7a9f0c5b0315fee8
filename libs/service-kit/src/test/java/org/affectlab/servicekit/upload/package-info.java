@NullMarked
package org.affectlab.servicekit.upload;

import org.jspecify.annotations.NullMarked;
