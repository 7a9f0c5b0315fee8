/** The served models over HTTP. */
@NullMarked
package org.affectlab.servicekit.models;

import org.jspecify.annotations.NullMarked;
