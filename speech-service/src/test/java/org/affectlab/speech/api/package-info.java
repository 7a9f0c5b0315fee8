@NullMarked
package org.affectlab.speech.api;

import org.jspecify.annotations.NullMarked;
