/** What every service shares on the web side. */
@NullMarked
package org.affectlab.servicekit;

import org.jspecify.annotations.NullMarked;
