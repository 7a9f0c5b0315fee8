/** Translation between windows of sound and the tensors of a model. */
@NullMarked
package org.affectlab.speech.model;

import org.jspecify.annotations.NullMarked;
