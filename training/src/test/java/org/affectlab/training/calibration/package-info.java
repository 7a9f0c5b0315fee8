@org.jspecify.annotations.NullMarked
package org.affectlab.training.calibration;
