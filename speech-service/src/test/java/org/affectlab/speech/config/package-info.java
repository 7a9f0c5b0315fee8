@NullMarked
package org.affectlab.speech.config;

import org.jspecify.annotations.NullMarked;
