@NullMarked
package org.affectlab.servicekit.health;

import org.jspecify.annotations.NullMarked;
