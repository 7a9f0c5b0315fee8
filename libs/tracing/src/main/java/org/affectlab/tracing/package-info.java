/** What gateway and services tell a collector of traces about a request: OpenTelemetry spans over OTLP, if that is configured. */
@NullMarked
package org.affectlab.tracing;

import org.jspecify.annotations.NullMarked;
