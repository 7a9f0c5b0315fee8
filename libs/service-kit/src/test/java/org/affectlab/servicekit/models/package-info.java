@NullMarked
package org.affectlab.servicekit.models;

import org.jspecify.annotations.NullMarked;
