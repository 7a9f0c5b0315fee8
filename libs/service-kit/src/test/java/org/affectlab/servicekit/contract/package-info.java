/** What every service must do, as an inherited test with a fake engine: published as the test-jar of this library. */
@NullMarked
package org.affectlab.servicekit.contract;

import org.jspecify.annotations.NullMarked;
