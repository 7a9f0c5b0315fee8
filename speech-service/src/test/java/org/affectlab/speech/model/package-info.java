@NullMarked
package org.affectlab.speech.model;

import org.jspecify.annotations.NullMarked;
