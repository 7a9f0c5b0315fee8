/** Answers as tables: CSV and NDJSON beside JSON. */
@NullMarked
package org.affectlab.servicekit.negotiation;

import org.jspecify.annotations.NullMarked;
