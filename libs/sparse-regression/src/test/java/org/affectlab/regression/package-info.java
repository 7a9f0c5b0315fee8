@org.jspecify.annotations.NullMarked
package org.affectlab.regression;
