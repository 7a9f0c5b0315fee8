/** Answers as tables: CSV, ARFF and NDJSON beside JSON. */
@NullMarked
package org.affectlab.servicekit.negotiation;

import org.jspecify.annotations.NullMarked;
