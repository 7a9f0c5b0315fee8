/** One OpenAPI document joined from all services. */
@NullMarked
package org.affectlab.gateway.openapi;

import org.jspecify.annotations.NullMarked;
