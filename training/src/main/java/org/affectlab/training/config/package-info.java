/** What a run is told: one JSON file, bound to validated records. */
@NullMarked
package org.affectlab.training.config;

import org.jspecify.annotations.NullMarked;
