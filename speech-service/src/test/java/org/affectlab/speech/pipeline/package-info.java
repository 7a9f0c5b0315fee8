@NullMarked
package org.affectlab.speech.pipeline;

import org.jspecify.annotations.NullMarked;
