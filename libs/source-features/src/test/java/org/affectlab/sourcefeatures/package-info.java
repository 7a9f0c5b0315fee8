/** Tests of the files of source features. */
@NullMarked
package org.affectlab.sourcefeatures;

import org.jspecify.annotations.NullMarked;
