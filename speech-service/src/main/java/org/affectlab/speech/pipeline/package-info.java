/** From a recording to a typed result: pure Java, without Spring and without an engine. */
@NullMarked
package org.affectlab.speech.pipeline;

import org.jspecify.annotations.NullMarked;
