@NullMarked
package org.affectlab.servicekit.negotiation;

import org.jspecify.annotations.NullMarked;
